"""The pages that tell of open data."""

import json

from django.test import TestCase
from django.utils.html import escape

from catalogue.models import Tool
from content.models import Access
from content.open_data.datasets import datasets
from tests.content.one_of_each import SECRET, make_one_of_each
from tests.exports import document_of
from tests.factories import make_file, make_member, make_tool


class OpenDataPageTests(TestCase):
    def test_lists_every_dataset(self):
        make_one_of_each()
        response = self.client.get("/en/open-data/")
        for name, dataset in datasets().items():
            with self.subTest(name):
                self.assertContains(response, f'href="/en/open-data/{name}/"')
                self.assertContains(response, f'href="/en/open-data/{name}.schema.json"')
                self.assertContains(response, f'href="{escape(dataset.whole_url("csv"))}"')
                self.assertContains(response, f'href="{dataset.example_url}"')
        self.assertContains(response, 'href="/en/open-data/openapi.json"')
        self.assertContains(response, "/en/instruments/{slug}/parties/feed.json")
        make_member(category="economic-union")
        self.assertEqual(document_of(self.client.get("/en/members/feed.json"))["total"], 1)
        shown = self.client.get("/en/open-data/").context["datasets"][0]
        self.assertEqual((shown["title"], shown["rows"]), ("Members", "1"))
        self.assertContains(response, "http://127.0.0.1:8000/en/terms/")

    def test_shows_a_record_that_the_reader_may_read(self):
        make_one_of_each()
        Tool.objects.update(access=Access.GROUPS)
        self.assertNotContains(self.client.get("/en/open-data/tools/"), "Full")
        for name in datasets():
            with self.subTest(name):
                response = self.client.get(f"/en/open-data/{name}/")
                shown = json.loads(response.context["example"] or "null")
                self.assertEqual(shown is None, name == "tools")
                self.assertNotContains(response, SECRET)

    def test_there_is_no_other_dataset(self):
        for address in ["users/", "users.schema.json", "members.schema.json/"]:
            with self.subTest(address):
                self.assertEqual(self.client.get(f"/en/open-data/{address}").status_code, 404)

    def test_cost_the_same_however_much_there_is(self):
        for more in [1, 5]:
            for _ in range(more):
                make_file(make_tool(), "en")
            # generation, labels, numbers
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/open-data/")
            # and the record, its text, its files
            with self.subTest(more=more), self.assertNumQueries(6):
                self.client.get("/en/open-data/tools/")

    def test_lists_and_menus_lead_there(self):
        for address in ["/en/", "/en/news/", "/en/glossary/", "/en/sitemap/"]:
            self.assertContains(self.client.get(address), 'href="/en/open-data/"')
        self.assertContains(self.client.get("/sitemap-1.xml"), "/en/open-data/")
