"""The records of tools, instruments and publications."""

import json
import re
from datetime import date
from urllib.parse import quote

from django.test import TestCase

from catalogue.models import Accession, Annex, AnnexText, Tool
from content.models.attachment import FileAccess
from library.models import DocumentFile
from tests.factories import (
    make_file,
    make_instrument,
    make_publication,
    make_tool,
    make_topic,
    make_unit,
    make_user,
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


class ToolDetailViewTests(RecordTestCase):
    def test_begins_with_its_files(self):
        tool = make_tool(slug="aeo", words={"body": "<p>What it is for.</p>"})
        make_file(tool, "en", "fr")
        page = self.get("/en/tools/aeo/").text
        places = [page.index(part) for part in ["<h1", 'id="h-files"', "What it is for", "<dl"]]
        self.assertEqual(places, sorted(places))

    def test_shows_the_facts_that_are_known_and_no_others(self):
        tool = make_tool(
            slug="aeo",
            audiences=["customs", "business"],
            owner=make_unit("Facilitation"),
            approving_body=make_unit("Council"),
            approved_on="2022-06",
            review_on=date(2027, 6, 30),
            joint_partners="Universal Postal Union\r\n\r\nWTO",
            instruments=[
                make_instrument({"en": "Competitiveness"}, category="package"),
                make_instrument({"en": "Kyoto"}),
            ],
        )
        make_tool({"en": "Older"}, status="superseded", successor=tool)
        facts = {
            "Status": ["Current"],
            "Audience": ["Customs administrations", "Business"],
            "Responsible unit": ["Facilitation"],
            "Approved by": ["Council"],
            "Approved on": ["June 2022"],
            "Next review": ["30 June 2027"],
            "Joint partners": ["Universal Postal Union", "WTO"],
            "Part of": ["Competitiveness"],
            "Related instruments": ["Kyoto"],
            "Replaces": ["Older"],
        }
        self.assertEqual(self.facts("/en/tools/aeo/"), facts)
        make_tool(slug="bare", date_precision="unknown")
        self.assertEqual(self.facts("/en/tools/bare/"), {"Status": ["Current"]})
        self.assertNotContains(self.client.get("/en/tools/bare/"), "Published:")

    def test_facts_in_another_language_say_so(self):
        make_tool(
            slug="aeo",
            owner=make_unit("Facilitation"),
            joint_partners="Universal Postal Union",
            instruments=[make_instrument({"en": "Kyoto"})],
        )
        page = self.get("/ar/tools/aeo/")
        for words in ["Facilitation", "Universal Postal Union", "Kyoto"]:
            with self.subTest(words=words):
                self.assertContains(page, f' lang="en" dir="ltr">{words}<')
        self.assertNotContains(self.get("/en/tools/aeo/"), 'lang="en" dir="ltr">Facilitation')

    def test_what_is_superseded_says_so_and_leads_on(self):
        newer = make_tool({"en": "Newer"}, slug="newer")
        make_tool(slug="older", status="superseded", successor=newer)
        page = self.get("/en/tools/older/")
        self.assertContains(page, "<b>Superseded</b>")
        self.assertContains(page, 'In its place: <a href="/en/tools/newer/">Newer</a>')

    def test_names_nothing_that_the_reader_may_not_read(self):
        hidden = {"access": "registered"}
        make_tool(
            slug="older",
            status="superseded",
            successor=make_tool({"en": "Unicorn next"}, **hidden),
            owner=make_unit("Unicorn unit", **hidden),
            approving_body=make_unit("Unicorn body", **hidden),
            instruments=[make_instrument({"en": "Unicorn package"}, category="package", **hidden)],
        )
        self.assertNotContains(self.get("/en/tools/older/"), "Unicorn")
        self.client.force_login(make_user())
        self.assertContains(self.get("/en/tools/older/"), "Unicorn", count=4)

    def test_earlier_editions_stay_within_reach(self):
        tool = make_tool(slug="aeo")
        make_file(tool, "en", edition="2024 edition")
        former = make_file(tool, "en", "fr", edition="2018 edition", is_former=True)
        page = self.get("/en/tools/aeo/")
        head, _heading, editions = page.text.partition("<h3>Earlier editions</h3>")
        for language in ["en", "fr"]:
            address = f"/files/{former.document.slug}.{language}.pdf"
            with self.subTest(language=language):
                self.assertNotIn(address, head)
                self.assertIn(address, editions)
                self.assertEqual(self.client.head(address).status_code, 200)
        self.assertIn("2024 edition", head)
        self.assertIn("2018 edition", editions)

    def test_a_new_revision_keeps_the_address_and_the_one_before(self):
        attachment = make_file(make_tool(slug="aeo"))
        address = f"/files/{attachment.document.slug}.en.pdf"
        before = self.client.head(address)["ETag"]
        file = DocumentFile.objects.get()
        replacement = make_file(make_tool(), "fr").document.files.get().file
        replacement.open()
        file.file.save("new.pdf", replacement, save=False)
        file.file._committed = False
        file.save()
        self.assertNotEqual(self.client.head(address)["ETag"], before)
        self.assertEqual(self.client.head(address.replace(".pdf", ".rev1.pdf"))["ETag"], before)
        self.assertContains(self.get("/en/tools/aeo/"), "updated")

    def test_a_locked_file_of_a_public_tool_leads_back_after_signing_in(self):
        attachment = make_file(
            make_tool(slug="aeo", words={"summary": "For everybody"}),
            access=FileAccess.REGISTERED,
        )
        address = f"/files/{attachment.document.slug}.en.pdf"
        page = self.get("/en/tools/aeo/")
        self.assertContains(page, "For everybody")
        self.assertContains(page, f"/account/sign-in/?next={quote('/en/tools/aeo/')}")
        self.assertNotContains(page, address)
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(make_user())
        self.assertContains(self.get("/en/tools/aeo/"), address)
        self.assertEqual(self.client.head(address).status_code, 200)

    def test_says_how_it_is_cited_and_where_it_stays(self):
        make_tool({"en": "Guide"}, slug="aeo", published_at=moment("2022-06-01 10:00"))
        make_tool({"en": "Undated"}, slug="bare", date_precision="unknown")
        page = self.get("/en/tools/aeo/")
        self.assertContains(page, "World Customs Organization (2022). <cite>Guide</cite>.")
        self.assertContains(page, "http://127.0.0.1:8000/en/tools/aeo/</bdi></a>")
        page = self.get("/en/tools/bare/")
        self.assertContains(page, "World Customs Organization. <cite>Undated</cite>.")

    def test_falls_back_with_a_notice(self):
        make_tool({"en": "Guide"}, slug="aeo")
        page = self.get("/fr/tools/aeo/")
        self.assertContains(page, '<h1 lang="en" dir="ltr">Guide</h1>')
        self.assertContains(page, "/fr/tools/?language=fr")

    def test_costs_the_same_however_much_there_is(self):
        topic = make_topic()
        package = make_instrument(category="package")
        newer = make_tool(topics=[topic])
        tool = make_tool(
            slug="aeo",
            topics=[topic],
            owner=make_unit(),
            instruments=[package],
            status="superseded",
            successor=newer,
        )
        make_file(tool, "en", "fr")
        for more in [0, 20]:
            for _ in range(more):
                tool.instruments.add(make_instrument())
                make_tool(topics=[topic], status="superseded", successor=tool)
            # generation, tool, text, labels, linked entries, files, related
            with self.subTest(more=more), self.assertNumQueries(7):
                self.client.get("/en/tools/aeo/")


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
        for party, column in [("PW", "accepted_on"), ("FJ", "in_force_on"), ("KI", "signed_on")]:
            Accession.objects.create(instrument=instrument, party=party, **{column: "2024"})
        parties = self.facts("/en/instruments/hs/")["Parties"]
        self.assertEqual(parties, ["160, as stated on 15 September 2021"])
        type(instrument).objects.update(has_all_parties=True)
        self.assertEqual(self.facts("/en/instruments/hs/")["Parties"], ["2"])

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
