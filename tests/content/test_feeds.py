"""Lists for machines: formulas are text, markup is escaped, rows are bounded."""

import csv
import io
import json
from xml.etree import ElementTree

from django.test import TestCase

from content import feeds
from tests.factories import make_news, make_topic

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example")']
TITLE = "<script>alert(1)</script> & “quotes” \u202e"
ATOM = "{http://www.w3.org/2005/Atom}"


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        topic = make_topic("=cmd|' /C calc'!A0")
        for formula in FORMULAS:
            make_news(titles={"en": f"{formula} x"}, words={"summary": formula})
        make_news(titles={"en": TITLE}, topics=[topic])

    def test_no_cell_is_a_formula(self):
        text = self.client.get("/en/news/feed.csv").content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        self.assertEqual(len(rows), len(FORMULAS) + 2)
        for row in rows:
            for cell in row:
                with self.subTest(cell=cell):
                    self.assertFalse(cell.startswith(feeds.FORMULA_STARTS))

    def test_a_table_is_saved_not_shown(self):
        response = self.client.get("/en/news/feed.csv")
        self.assertTrue(response["Content-Disposition"].startswith("attachment"))
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")

    def test_titles_are_what_was_typed(self):
        data = json.loads(self.client.get("/en/news/feed.json").content)
        self.assertIn(TITLE, [item["title"] for item in data["items"]])
        feed = ElementTree.fromstring(self.client.get("/en/news/feed.atom").content)  # noqa: S314
        titles = [title.text for title in feed.iter(f"{ATOM}title")]
        self.assertIn(TITLE, titles)

    def test_nothing_of_a_query_is_markup(self):
        for ending in ["atom", "json", "csv"]:
            query = '"><script>alert(1)</script>'
            response = self.client.get(f"/en/news/feed.{ending}", {"q": query})
            with self.subTest(ending=ending):
                self.assertNotContains(response, "<script>alert")

    def test_feeds_stay_out_of_search_engines(self):
        for ending in ["atom", "json", "csv"]:
            response = self.client.get(f"/en/news/feed.{ending}")
            self.assertEqual(response["X-Robots-Tag"], "noindex")
