"""Feeds: Atom with titles as they were typed, and out of search engines."""

from xml.etree import ElementTree

from django.test import TestCase

from tests.exports import titles_of
from tests.factories import make_news

TITLE = "<script>alert(1)</script> & “quotes” \u202e"
ATOM = "{http://www.w3.org/2005/Atom}"


class FeedTests(TestCase):
    def test_titles_are_what_was_typed(self):
        make_news(titles={"en": TITLE})
        self.assertEqual(titles_of(self.client.get("/en/news/feed.json")), [TITLE])
        feed = ElementTree.fromstring(self.client.get("/en/news/feed.atom").content)  # noqa: S314
        titles = [title.text for title in feed.iter(f"{ATOM}title")]
        self.assertIn(TITLE, titles)

    def test_nothing_of_a_query_is_markup(self):
        for ending in ["atom", "json", "csv"]:
            query = '"><script>alert(1)</script>'
            response = self.client.get(f"/en/news/feed.{ending}", {"q": query})
            with self.subTest(ending=ending):
                self.assertNotContains(response, "<script>alert")

    def test_stay_out_of_search_engines(self):
        for ending in ["atom", "json", "csv"]:
            response = self.client.get(f"/en/news/feed.{ending}")
            self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_atom_holds_the_newest_fifty(self):
        for _ in range(51):
            make_news()
        self.assertContains(self.client.get("/en/news/feed.atom"), "<entry>", count=50)
