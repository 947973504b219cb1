"""Sitemaps: every page that everybody may read, and no address that is not there."""

import re

from django.test import TestCase

from content.models import Access
from tests.factories import make_news, make_page, make_topic

LOCATION = re.compile(r"<loc>http://127.0.0.1:8000([^<]*)</loc>")


class SitemapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_news({"en": "Palau", "fr": "Palaos"}, slug="palau")
        make_topic("Origin", slug="origin")
        make_page("about", {"en": "About"})
        make_page("about/secret", {"en": "Secret"}, access=Access.REGISTERED)

    def addresses(self):
        return LOCATION.findall(self.client.get("/sitemap-1.xml").content.decode())

    def test_names_lists_and_entries_in_the_languages_that_they_have(self):
        addresses = self.addresses()
        for address in [
            "/en/",
            "/ar/topics/",
            "/zh-hans/news/",
            "/en/topics/origin/",
            "/en/about/",
            "/fr/news/palau/",
        ]:
            with self.subTest(address=address):
                self.assertIn(address, addresses)
        self.assertNotIn("/ar/news/palau/", addresses)
        self.assertNotIn("/en/about/secret/", addresses)
        self.assertFalse([a for a in addresses if "/account/" in a or "feed." in a])

    def test_names_nothing_that_is_not_there_and_nothing_twice(self):
        addresses = self.addresses()
        self.assertEqual(len(addresses), len(set(addresses)))
        for address in addresses:
            if address.startswith("/en/"):
                with self.subTest(address=address):
                    self.assertEqual(self.client.get(address).status_code, 200)
