"""The standing pages of the demonstration: complete, and no link of theirs leads nowhere."""

import re

from content.models import Redirect, Start, Version
from pages.models import Page, TermOfOffice
from sample import loader
from sample.links import is_served
from tests.sample.loaded import SampleCase

LINK = re.compile(r'href="([^"]+)"')


class StandingPagesTests(SampleCase):
    def texts(self):
        texts = Version.objects.published().filter(entry__kind="pages.page")
        return texts.select_related("entry").order_by("entry__slug", "language")

    def test_every_internal_link_leads_to_a_page(self):
        served: dict[str, bool] = {}
        for text in self.texts():
            for link in LINK.findall(text.body):
                below = link.removeprefix(f"/{text.language}")
                if not link.startswith("/"):
                    continue
                if below not in served:
                    served[below] = is_served(below) or self.is_former(below)
                with self.subTest(page=text.entry.slug, language=text.language, link=link):
                    self.assertTrue(link.startswith(f"/{text.language}/"))
                    self.assertTrue(served[below])

    @staticmethod
    def is_former(below):
        """Whether an entry had that address once: its readers are led on."""
        return Redirect.objects.filter(path__in=[below.strip("/"), below.lstrip("/")]).exists()

    def test_every_page_is_served_in_every_language(self):
        for page in Page.objects.all():
            for code in ["en", "ar"]:
                with self.subTest(page=page.slug, language=code):
                    response = self.client.get(f"/{code}/{page.slug}/")
                    self.assertEqual(response.status_code, 200)
                    self.assertNotContains(response, "{{")

    def test_every_page_lies_below_one_that_is_there(self):
        slugs = set(Page.objects.values_list("slug", flat=True))
        for slug in slugs:
            parent = slug.rpartition("/")[0]
            if parent and not parent.startswith(("topics/", "news")):
                with self.subTest(page=slug):
                    self.assertIn(parent, slugs)

    def test_no_page_waits_for_the_operator(self):
        for text in self.texts():
            with self.subTest(page=text.entry.slug, language=text.language):
                self.assertNotRegex(text.body, r"\[[^\]]+\]|Model text|Texte type")

    def test_every_year_of_customs_day_has_a_page_newest_first(self):
        children = self.client.get("/en/about/international-customs-day/").context["tree"].children
        years = [page.slug.rpartition("/")[2] for page in children]
        self.assertEqual(years, [str(year) for year in range(2026, 2006, -1)])

    def test_the_secretaries_general_are_there_once(self):
        loader.load(self.by, lambda line: None)
        self.assertEqual(TermOfOffice.objects.count(), 8)
        self.assertContains(self.client.get("/fr/about/secretary-general/"), "Royaume-Uni")

    def test_topics_say_where_to_start(self):
        self.assertGreater(Start.objects.count(), 10)
