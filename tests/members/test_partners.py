"""Partners and the register of memoranda: what they show, and what falls due."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from content.models import Access
from members.models import Memorandum
from tests.exports import document_of
from tests.factories import (
    make_file,
    make_memorandum,
    make_partner,
    make_tool,
    make_topic,
)


def in_days(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


class PartnerListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make_topic("Origin", slug="origin")
        titles = {"en": "World Trade Organization", "fr": "Organisation mondiale du commerce"}
        cls.wto = make_partner(titles, category="international-organization", topics=[cls.topic])
        titles = {"en": "Universal Postal Union", "fr": "Union postale universelle"}
        cls.upu = make_partner(titles, abbreviation="UPU")
        make_memorandum(partners=[cls.wto])

    def titles(self, query="", language="en"):
        entries = self.client.get(f"/{language}/partners/{query}").context["finder"].entries
        return [entry.text.title for entry in entries]

    def test_stands_by_name_in_the_language_of_the_page(self):
        self.assertEqual(self.titles(), ["Universal Postal Union", "World Trade Organization"])
        names = ["Organisation mondiale du commerce", "Union postale universelle"]
        self.assertEqual(self.titles(language="fr"), names)

    def test_is_narrowed_by_type_topic_and_memorandum(self):
        for query, name in {
            "?type=un-agency": "Universal Postal Union",
            "?topic=origin": "World Trade Organization",
            "?memorandum=yes": "World Trade Organization",
            "?memorandum=no": "Universal Postal Union",
        }.items():
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), [name])

    def test_a_hidden_memorandum_is_none(self):
        Memorandum.objects.update(access=Access.REGISTERED)
        self.assertEqual(self.titles("?memorandum=yes"), [])
        facets = {f["name"]: f for f in self.client.get("/en/partners/").context["finder"].facets}
        counts = {c["value"]: c["count"] for c in facets["memorandum"]["choices"]}
        self.assertEqual(counts, {"no": 2})

    def test_stands_on_the_page_of_its_topic(self):
        page = self.client.get("/en/topics/origin/")
        self.assertContains(page, "World Trade Organization")
        self.assertNotContains(page, "Universal Postal Union")
        self.assertRedirects(
            self.client.get("/en/topics/origin/partners/"), "/en/partners/?topic=origin"
        )

    def test_a_topic_without_partners_has_no_such_section(self):
        make_topic("Valuation", slug="valuation")
        response = self.client.get("/en/topics/valuation/partners/")
        self.assertEqual(response.status_code, 404)

    def test_costs_the_same_however_many_partners(self):
        for _number in range(30):
            make_memorandum(partners=[make_partner(topics=[self.topic])])
        # generation, labels, names of all, counts, entries, texts
        with self.assertNumQueries(6):
            self.client.get("/en/partners/")


class PartnerPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.partner = make_partner(
            {"en": "Universal Postal Union"},
            slug="upu",
            abbreviation="UPU",
            seat="Bern",
            primary_contact="The liaison office",
            website="https://www.upu.example",
            source="Heard in the corridor\nConfidence: low",
        )
        cls.old = make_memorandum(
            {"en": "First text"}, partners=[cls.partner], signed_on="1965", status="replaced"
        )
        cls.new = make_memorandum({"en": "Text"}, partners=[cls.partner], signed_on="2007-07")
        cls.tool = make_tool({"en": "Joint guidelines"}, slug="joint", partners=[cls.partner])

    def page(self):
        return self.client.get("/en/partners/upu/")

    def test_shows_what_is_known(self):
        facts = {
            str(fact.label): [(str(value.text), value.url) for value in fact.values]
            for fact in self.page().context["facts"]
        }
        self.assertEqual(
            facts,
            {
                "Short name": [("UPU", "")],
                "Seat": [("Bern", "")],
                "Primary contact": [("The liaison office", "")],
                "Official website": [("upu.example", "https://www.upu.example")],
                "Joint tools": [("Joint guidelines", "/en/tools/joint/")],
            },
        )

    def test_lists_memoranda_with_date_and_status_the_last_first(self):
        page = self.page()
        self.assertEqual(
            [(m.signed, m.text.title) for m in page.context["memoranda"]],
            [("July 2007", "Text"), ("1965", "First text")],
        )
        for words in ["In force", "Replaced"]:
            self.assertContains(page, words)

    def test_shows_its_files(self):
        make_file(self.partner, "en")
        self.assertContains(self.page(), "h-files")

    def test_says_nothing_of_its_source(self):
        for words in ["corridor", "Confidence"]:
            self.assertNotContains(self.page(), words)

    def test_names_nothing_that_is_hidden(self):
        for entry in [self.old, self.new, self.tool]:
            entry.access = Access.REGISTERED
            entry.save()
        page = self.page()
        for words in ["First text", "2007", "Joint guidelines", "Memoranda of understanding</h2>"]:
            self.assertNotContains(page, words)

    def test_costs_the_same_however_much_there_is(self):
        for _number in range(20):
            make_memorandum(partners=[self.partner])
            make_tool(partners=[self.partner])
        # generation, the partner, its texts, labels, memoranda and tools, files
        with self.assertNumQueries(6):
            self.page()


class RegisterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_partner({"en": "Bank"}, category="development-bank")
        cls.agency = make_partner({"en": "Agency"}, slug="agency")
        parties = [cls.agency]
        cls.due = make_memorandum(
            {"en": "Due"}, slug="due", partners=parties, signed_on="2020-05", ends_on=in_days(100)
        )
        make_memorandum({"en": "Later"}, partners=parties, signed_on="2021", ends_on=in_days(400))
        make_memorandum(
            {"en": "Ended"}, partners=[cls.bank], signed_on="2001-01-31", ends_on="2011",
            status="ended",
        )  # fmt: skip
        make_memorandum({"en": "Undated"}, partners=[cls.bank, cls.agency])

    def titles(self, query=""):
        entries = self.client.get(f"/en/partners/memoranda/{query}").context["finder"].entries
        return [entry.text.title for entry in entries]

    def test_sorts_by_dates_with_what_is_not_known_last(self):
        self.assertEqual(self.titles(), ["Later", "Due", "Ended", "Undated"])
        self.assertEqual(self.titles("?sort=oldest"), ["Ended", "Due", "Later", "Undated"])
        self.assertEqual(self.titles("?sort=ends"), ["Ended", "Due", "Later", "Undated"])

    def test_is_narrowed_by_status_partner_year_and_renewal(self):
        for query, names in {
            "?status=ended": ["Ended"],
            "?partner=development-bank": ["Ended", "Undated"],
            "?partner=development-bank&partner=un-agency": ["Later", "Due", "Ended", "Undated"],
            "?year=2020&year=2021": ["Later", "Due"],
            "?renewal=due": ["Due"],
        }.items():
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), names)

    def test_counts_each_memorandum_once(self):
        make_memorandum(partners=[make_partner(), make_partner()])
        page = self.client.get("/en/partners/memoranda/")
        facets = {
            f["name"]: {c["value"]: c["count"] for c in f["choices"]}
            for f in page.context["finder"].facets
        }
        self.assertEqual(facets["partner"], {"un-agency": 4, "development-bank": 2})
        self.assertEqual(facets["year"], {"2001": 1, "2020": 1, "2021": 1})
        self.assertEqual(facets["renewal"], {"due": 1})
        self.assertEqual(facets["status"], {"in_force": 4, "ended": 1})

    def test_says_nothing_of_hidden_partners(self):
        self.bank.access = Access.REGISTERED
        self.bank.save()
        page = self.client.get("/en/partners/memoranda/")
        self.assertNotContains(page, "development-bank")
        self.assertEqual(self.titles("?partner=development-bank"), [])

    def test_marks_what_falls_due(self):
        self.assertContains(self.client.get("/en/partners/memoranda/"), "Renewal due", 1)

    def test_costs_the_same_however_many_memoranda(self):
        for _number in range(30):
            make_memorandum(partners=[self.bank], signed_on="2001")
        with self.assertNumQueries(5):  # generation, labels, counts, entries, texts
            self.client.get("/en/partners/memoranda/")

    def test_exports_what_is_found_with_dates_and_status(self):
        response = self.client.get("/en/partners/memoranda/feed.json?renewal=due")
        rows = document_of(response)["items"]
        self.assertEqual(len(rows), 1)
        facts = {name: rows[0][name] for name in ["signed_on", "status", "renewed_on", "ends_on"]}
        expected = {"signed_on": "2020-05", "status": "in_force", "ends_on": in_days(100)}
        self.assertEqual(facts, expected | {"renewed_on": facts["renewed_on"]})
        self.assertFalse(facts["renewed_on"])

    def test_a_record_shows_parties_and_dates(self):
        page = self.client.get("/en/partners/memoranda/due/")
        facts = {
            str(fact.label): [
                (str(value.text), value.url, str(value.note)) for value in fact.values
            ]
            for fact in page.context["facts"]
        }
        self.assertEqual(facts["Status"], [("In force", "", "Renewal due")])
        self.assertEqual(facts["Signed"], [("May 2020", "", "")])
        ours = ("World Customs Organization", "", "")
        self.assertEqual(facts["Signatories"], [ours, ("Agency", "/en/partners/agency/", "")])
        labels = [str(step["label"]) for step in page.context["trail"]]
        self.assertEqual(labels, ["Home", "Partners", "Memoranda of understanding", "Due"])

    def test_a_record_names_no_hidden_partner(self):
        self.agency.access = Access.REGISTERED
        self.agency.save()
        self.assertNotContains(self.client.get("/en/partners/memoranda/due/"), "Agency")


class MemorandumTests(TestCase):
    def due(self, on, **columns):
        Memorandum.objects.all().delete()
        make_memorandum(**columns)
        return Memorandum.objects.with_renewal(on).get().is_renewal_due

    def test_falls_due_a_year_before_its_end_if_it_is_in_force(self):
        on = date(2026, 11, 22)
        for ends_on, expected in {
            "2027-11-22": True,
            "2027-11-23": False,
            "2027-11": True,
            "2027-12": False,
            "2027": True,
            "2028": False,
            "2025": True,
            "": False,
        }.items():
            with self.subTest(ends_on=ends_on):
                self.assertEqual(self.due(on, ends_on=ends_on), expected)
        self.assertFalse(self.due(on, ends_on="2027", status="ended"))

    def test_is_neither_renewed_nor_ended_before_it_was_signed(self):
        for field in ["renewed_on", "ends_on"]:
            name = f"memorandum_{field}_after_signing"
            refused = self.assertRaisesMessage(IntegrityError, name)
            with self.subTest(field=field), refused, transaction.atomic():
                make_memorandum(signed_on="2016-04-19", **{field: "2016-03"})
            make_memorandum(signed_on="2016-04-19", **{field: "2016"})

    def test_a_partner_cannot_take_the_address_of_the_register(self):
        partner = make_partner()
        with self.assertRaisesMessage(ValidationError, "Another page of the portal"):
            partner.rename("memoranda")
