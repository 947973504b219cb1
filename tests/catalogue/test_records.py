"""The records of tools, instruments and publications."""

import json
import re
from datetime import date

from django.test import TestCase

from catalogue.models import Annex, AnnexText, Tool
from tests.factories import (
    make_accession,
    make_file,
    make_instrument,
    make_publication,
    make_tool,
    make_topic,
    moment,
    publish,
)


class RecordTestCase(TestCase):
    def get(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        return response

    def facts(self, address):
        facts = self.get(address).context["facts"]
        return {str(fact.label): [str(value.text) for value in fact.values] for fact in facts}

    def described(self, address):
        html = self.get(address).text
        return json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])["@graph"][0]


class InstrumentDetailViewTests(RecordTestCase):
    def test_shows_its_facts(self):
        older = make_instrument({"en": "Older"}, slug="older")
        instrument = make_instrument(
            slug="hs",
            abbreviation="HS Convention",
            adopted_on="1983-06-14",
            in_force_on="1988",
            depositary="wco",
        )
        type(older).objects.filter(pk=older.pk).update(status="superseded", successor=instrument)
        facts = {
            "Short name": ["HS Convention"],
            "Status": ["In force"],
            "Adopted": ["14 June 1983"],
            "In force since": ["1988"],
            "Depositary": ["Secretary General of the WCO"],
            "Replaces": ["Older"],
        }
        self.assertEqual(self.facts("/en/instruments/hs/"), facts)
        self.assertContains(self.get("/en/instruments/hs/"), "Adopted: 14 June 1983")
        self.assertContains(self.get("/en/instruments/older/"), "In its place:")

    def test_states_the_number_of_parties_until_it_can_be_counted(self):
        instrument = make_instrument(slug="hs", parties_stated=160, parties_as_of=date(2021, 9, 15))
        for columns in [{"accepted_on": "2024"}, {"in_force_on": "2024"}, {"signed_on": "2024"}]:
            make_accession(instrument, **{"accepted_on": ""} | columns)
        parties = self.facts("/en/instruments/hs/")["Parties"]
        self.assertEqual(parties, ["160, as stated on 15 September 2021"])
        type(instrument).objects.update(has_all_parties=True)
        self.assertEqual(self.facts("/en/instruments/hs/")["Parties"], ["2 parties"])

    def test_annexes_are_titled_in_the_readers_language_or_the_next_best(self):
        instrument = make_instrument(slug="kyoto")
        for position, code in enumerate(["B", "A"]):
            annex = Annex.objects.create(instrument=instrument, code=code, position=position)
            AnnexText.objects.create(annex=annex, language="en", title=f"Title of {code}")
        AnnexText.objects.create(annex=annex, language="fr", title="Titre de A")
        Annex.objects.create(instrument=instrument, code="C", position=9)
        page = self.get("/fr/instruments/kyoto/")
        self.assertContains(page, '<bdi lang="en" dir="ltr">Title of B</bdi>')
        self.assertContains(page, "<bdi>Titre de A</bdi>")
        annexes = page.context["annexes"]
        self.assertEqual([annex.label for annex in annexes], ["B", "A", "C"])

    def test_a_package_groups_its_tools_by_type(self):
        package = make_instrument(slug="package", category="package")
        for title, category in [("Zeta", "guide"), ("Alpha", "guide"), ("Beta", "handbook")]:
            make_tool({"en": title}, category=category, instruments=[package])
        make_tool({"en": "Unicorn"}, access="registered", instruments=[package])
        Tool.objects.filter(category="handbook").update(status="under_review")
        page = self.get("/en/instruments/package/")
        self.assertContains(page, 'Beta</a> <span class="tag">Under review</span>')
        self.assertContains(page, "Tools in this package")
        groups = [
            (group.label, [value.text for value in group.values])
            for group in page.context["tool_groups"]
        ]
        self.assertEqual(groups, [("Guide", ["Alpha", "Zeta"]), ("Handbook", ["Beta"])])
        self.assertNotContains(page, "Unicorn")

    def test_is_cited_by_its_title_and_described_as_a_law(self):
        make_instrument({"en": "HS"}, slug="hs", adopted_on="1983-06-14", published_at=None)
        self.assertContains(self.get("/en/instruments/hs/"), "<cite>HS</cite> (1983).")
        described = self.described("/en/instruments/hs/")
        self.assertEqual(described["@type"], "Legislation")
        self.assertEqual(described["legislationDate"], "1983-06-14")

    def test_costs_the_same_however_much_there_is(self):
        topic = make_topic()
        package = make_instrument(slug="package", category="package", topics=[topic])
        make_file(package, "en")
        for more in [1, 20]:
            for place in range(more):
                make_tool(instruments=[package])
                make_instrument(topics=[topic])
                annex = Annex.objects.create(instrument=package, code=f"{more}.{place}")
                AnnexText.objects.create(annex=annex, language="en", title="Transit")
            # generation, instrument, text, labels, linked entries, files, related, annexes
            with self.subTest(more=more), self.assertNumQueries(8):
                self.client.get("/en/instruments/package/")


class PublicationDetailViewTests(RecordTestCase):
    def test_shows_its_facts(self):
        make_publication(
            slug="paper",
            series="research-paper",
            number="47",
            authors="K. Omi\nR. Ireland",
            isbn="978-3-16-148410-0",
            doi="10.1234/wco.47",
        )
        facts = {
            "Authors": ["K. Omi", "R. Ireland"],
            "Series": ["Research paper 47"],
            "ISBN": ["978-3-16-148410-0"],
            "DOI": ["10.1234/wco.47"],
        }
        self.assertEqual(self.facts("/en/publications/paper/"), facts)
        page = self.get("/en/publications/paper/")
        self.assertContains(page, 'href="https://doi.org/10.1234/wco.47"')

    def test_has_a_cover_with_or_without_a_picture(self):
        make_publication(slug="paper")
        self.assertContains(self.get("/en/publications/paper/"), '<img src="/static/img/cover-')

    def test_is_cited_with_its_authors_and_series(self):
        make_publication(
            {"en": "Free Zones"},
            slug="paper",
            series="research-paper",
            number="47",
            authors="K. Omi\nR. Ireland",
            published_at=moment("2019-09-01 10:00"),
        )
        self.assertContains(
            self.get("/en/publications/paper/"),
            "K. Omi, R. Ireland (2019). <cite>Free Zones</cite>. Research paper 47.",
        )

    def test_is_described_by_its_series(self):
        for series, schema_type in [
            ("research-paper", "ScholarlyArticle"),
            ("annual-report", "Report"),
            ("wco-news", "PublicationIssue"),
            ("publication", "Book"),
        ]:
            make_publication(slug=series, series=series, authors="K. Omi", number="7")
            described = self.described(f"/en/publications/{series}/")
            with self.subTest(series=series):
                self.assertEqual(described["@type"], schema_type)
                self.assertEqual(described["author"], [{"@type": "Person", "name": "K. Omi"}])
                self.assertEqual("issueNumber" in described, series == "wco-news")

    def test_costs_the_same_however_much_there_is(self):
        topic = make_topic()
        paper = make_publication(slug="paper", topics=[topic])
        publish(paper, {"fr": "Papier"})
        for more in [0, 20]:
            for _ in range(more):
                make_publication(topics=[topic])
            # generation, publication, text, labels, files, related
            with self.subTest(more=more), self.assertNumQueries(6):
                self.client.get("/en/publications/paper/")
