"""The lists of tools, instruments and publications."""

from django.test import TestCase

from content.models.attachment import FileAccess
from library.models import DocumentFile
from tests.factories import (
    make_file,
    make_instrument,
    make_publication,
    make_tool,
    make_topic,
    moment,
)

PARAGRAPHS = "The first paragraph of what it is.\n\nThe second, which goes on for a while."


class CatalogueListViewTests(TestCase):
    def get(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        return response

    def found(self, address):
        return {entry.slug for entry in self.get(address).context["finder"].entries}

    def facet(self, address, name):
        facets = {facet["name"]: facet for facet in self.get(address).context["finder"].facets}
        return {choice["value"]: choice["count"] for choice in facets[name]["choices"]}

    def test_offers_the_facets_of_its_kind(self):
        names = {
            "tools": ["topic", "type", "language", "audience", "year", "status"],
            "instruments": ["topic", "kind", "language", "status", "year"],
            "publications": ["topic", "series", "language", "year"],
        }
        for folder, facets in names.items():
            filterset = self.get(f"/en/{folder}/").context["finder"].filterset
            with self.subTest(folder=folder):
                self.assertEqual(list(filterset.facets), facets)

    def test_an_item_is_right_without_picture_and_date_and_with_a_long_summary(self):
        words = {"summary": PARAGRAPHS}
        make_tool({"en": "Guide"}, date_precision="unknown", words=words)
        response = self.get("/en/tools/")
        self.assertContains(response, '<p class="soft clamp">The first paragraph')
        self.assertNotContains(response, "<time")
        self.assertNotContains(response, 'class="pictured"')

    def test_an_item_shows_each_file_with_language_format_size_and_pages(self):
        make_file(make_tool(), "en", "fr")
        response = self.get("/fr/tools/")
        self.assertContains(response, 'hreflang="fr"><svg')
        self.assertContains(response, 'hreflang="en"><svg')
        self.assertRegex(response.text, r'<bdi dir="ltr">PDF, \d+\xa0KB</bdi> · <bdi>1 page</bdi>')

    def test_an_item_says_why_a_file_is_locked(self):
        make_file(make_tool(), access=FileAccess.REGISTERED)
        response = self.get("/en/tools/")
        self.assertContains(response, "Registered users only")
        self.assertNotContains(response, 'href="/files/')

    def test_an_item_leaves_earlier_editions_to_the_record(self):
        make_file(make_tool(), edition="2020 edition", is_former=True)
        self.assertNotContains(self.get("/en/tools/"), 'href="/files/')

    def test_is_narrowed_by_the_language_of_the_file_not_of_the_text(self):
        tool, other = make_tool({"en": "A"}, slug="a"), make_tool({"fr": "B"}, slug="b")
        make_file(tool, "en", "fr")
        make_file(tool, "fr")
        make_file(other, "en")
        make_file(other, "ru", is_former=True)
        self.assertEqual(self.found("/en/tools/?language=fr"), {"a"})
        self.assertEqual(self.found("/en/tools/?language=ru"), set())
        self.assertEqual(self.facet("/en/tools/", "language"), {"en": 2, "fr": 1})

    def test_counts_no_earlier_revision_of_a_file(self):
        attachment = make_file(make_tool(slug="a"), "fr")
        DocumentFile.objects.update(is_current=False)
        self.assertEqual(self.found("/en/tools/?language=fr"), set())
        attachment.document.files.update(is_current=True)
        self.assertEqual(self.found("/en/tools/?language=fr"), {"a"})

    def test_is_narrowed_by_type_audience_and_status(self):
        make_tool(slug="a", category="handbook", audiences=["customs", "business"])
        make_tool(slug="b", status="superseded", audiences=["customs"])
        for query, slugs in [
            ("type=handbook", {"a"}),
            ("audience=business", {"a"}),
            ("audience=business&audience=customs", {"a", "b"}),
            ("status=superseded", {"b"}),
            ("type=novel", {"a", "b"}),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.found(f"/en/tools/?{query}"), slugs)
        self.assertEqual(self.facet("/en/tools/", "audience"), {"customs": 2, "business": 1})
        self.assertContains(self.get("/en/tools/?type=novel"), "was not understood")

    def test_instruments_are_narrowed_by_kind_and_publications_by_series(self):
        make_instrument(slug="a", category="resolution", status="not_in_force")
        make_instrument(slug="b")
        make_publication(slug="c", series="wco-news")
        make_publication(slug="d")
        self.assertEqual(self.found("/en/instruments/?kind=resolution"), {"a"})
        self.assertEqual(self.found("/en/instruments/?status=not_in_force"), {"a"})
        self.assertEqual(self.found("/en/publications/?series=wco-news"), {"c"})

    def test_what_has_no_known_date_stands_last_and_in_no_year(self):
        early = moment("1953-01-26 10:00")
        make_tool(slug="vague", published_at=early, date_precision="unknown")
        make_tool(slug="old", published_at=moment("1999-01-01 10:00"), date_precision="year")
        entries = self.get("/en/tools/").context["finder"].entries
        self.assertEqual([entry.slug for entry in entries], ["old", "vague"])
        self.assertEqual(self.facet("/en/tools/", "year"), {"1999": 1})

    def test_tells_what_is_superseded(self):
        make_tool(status="superseded")
        self.assertContains(self.get("/en/tools/"), '<span class="tag">Superseded</span>')

    def test_a_summary_in_another_language_says_so(self):
        make_tool({"en": "Guide"}, words={"summary": "About it"})
        response = self.get("/ar/tools/")
        self.assertContains(response, '<p class="soft clamp" lang="en" dir="ltr">About it</p>')

    def test_feeds_hold_the_same_query(self):
        make_tool({"en": "Handbook one"}, category="handbook")
        make_tool({"en": "Guidelines two"})
        for ending in ["atom", "csv", "json"]:
            response = self.get(f"/en/tools/feed.{ending}?type=handbook")
            with self.subTest(ending=ending):
                self.assertContains(response, "Handbook one")
                self.assertNotContains(response, "Guidelines two")

    def test_costs_the_same_however_much_there_is(self):
        makers = {
            "tools": make_tool,
            "instruments": make_instrument,
            "publications": make_publication,
        }
        topics = [make_topic("Origin"), make_topic("Valuation")]
        for folder, make in makers.items():
            for more in [1, 20]:
                for _ in range(more):
                    make_file(make({"en": "Guide", "fr": "Guide"}, topics=topics), "en", "fr")
                # generation, labels, counts, entries, texts, files
                with self.subTest(folder=folder, more=more), self.assertNumQueries(6):
                    self.client.get(f"/en/{folder}/")
            self.client.get(f"/en/{folder}/?q=guide")
            # what means the same, how many hold the words, which of them
            with self.subTest(folder=folder, words=True), self.assertNumQueries(9):
                self.client.get(f"/en/{folder}/?q=guide")
