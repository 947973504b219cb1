"""The page of the parties of an instrument."""

from datetime import date, timedelta

from django.test import TestCase
from django.utils import timezone

from catalogue.models import Accession, Annex
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_news,
    make_region,
    make_user,
)

PAGE = "/en/instruments/kyoto/parties/"


class PartyListTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kyoto = make_instrument({"en": "Kyoto"}, slug="kyoto")

    def party(self, name, **columns):
        member = {
            key: columns.pop(key)
            for key in ["wco_region", "joined_on", "category", "access"]
            if key in columns
        }
        return make_accession(self.kyoto, make_member({"en": name}, **member), **columns)

    def complete(self, **columns):
        type(self.kyoto).objects.update(has_all_parties=True, **columns)

    def groups(self, address=PAGE):
        groups = self.client.get(address).context["list"].groups
        return {group["slug"]: [row.party.text.title for row in group["rows"]] for group in groups}

    def names(self, query="", language="en"):
        return self.groups(f"/{language}/instruments/kyoto/parties/{query}")["parties"]


class BindingTests(PartyListTestCase):
    """Who is a party on a day: each case is a row, with the days that it is one on."""

    def test_is_one_rule(self):
        today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
        days = ["1999-12-31", "2000-01-01", "2000-01-26", "2010-05-05"]
        cases = [
            ({"signed_on": "2000-01-26"}, []),
            ({"accepted_on": "2000-01-26"}, ["2000-01-26", "2010-05-05"]),
            ({"accepted_on": "2000"}, ["2000-01-01", "2000-01-26", "2010-05-05"]),
            ({"accepted_on": "2000-01", "in_force_on": "2011"}, ["2000-01-01", *days[2:]]),
            ({"in_force_on": "2010-05-05"}, ["2010-05-05"]),
            ({"is_undated": True}, days),
            ({"accepted_on": "2000", "withdrawn_on": "2000-01-26"}, ["2000-01-01"]),
            ({"accepted_on": "2000", "withdrawn_on": "2010"}, ["2000-01-01", "2000-01-26"]),
            ({"is_undated": True, "withdrawn_on": "2000"}, ["1999-12-31"]),
            ({}, []),
        ]
        for columns, expected in cases:
            accession = self.party("Palau", **{"accepted_on": ""} | columns)
            rows = Accession.objects.filter(pk=accession.pk)
            with self.subTest(columns=columns):
                found = [day for day in days if rows.binding(date.fromisoformat(day)).exists()]
                self.assertEqual(found, expected)
                self.assertEqual(rows.with_standing().get().is_party, rows.binding().exists())
        rows = Accession.objects.filter(pk=self.party("Fiji", accepted_on=str(tomorrow)).pk)
        self.assertFalse(rows.binding().exists())
        self.assertFalse(rows.binding(today).exists())
        self.assertTrue(rows.binding(tomorrow).exists())


class PartyListTests(PartyListTestCase):
    def test_counts_honestly(self):
        self.party("Palau")
        self.party("Fiji")
        self.party("Tonga", accepted_on="", signed_on="2001")
        stated = {"parties_stated": 136, "parties_as_of": date(2024, 2, 16)}
        for columns, sentence in [
            ({"has_all_parties": True}, "2 parties<"),
            ({}, "2 parties shown; the list may not be complete<"),
            (stated, "2 parties shown of at least 136 (stated on 16 February 2024)<"),
            ({**stated, "parties_stated": 1}, "2 parties shown; the list may not be complete<"),
            ({**stated, "has_all_parties": True}, "2 parties<"),
        ]:
            none = {"has_all_parties": False, "parties_stated": None, "parties_as_of": None}
            type(self.kyoto).objects.update(**none | columns)
            with self.subTest(columns=columns):
                for query in ["", "?type=others"]:
                    self.assertContains(self.client.get(PAGE + query), sentence)

    def test_sets_apart_who_only_signed_and_who_left(self):
        self.party("Palau")
        self.party("Fiji", accepted_on="", signed_on="2001")
        self.party("Tonga", withdrawn_on="2010-05")
        self.party("Samoa", accepted_on="")
        expected = {"parties": ["Palau"], "signatories": ["Fiji"], "withdrawn": ["Tonga"]}
        self.assertEqual(self.groups(), expected)
        page = self.client.get(PAGE)
        self.assertContains(page, "Signed, but not parties")
        self.assertNotContains(page, "Samoa")

    def test_stands_in_the_alphabet_of_the_language(self):
        names = {"Austria": "Autriche", "Spain": "Espagne", "Åland": "Åland", "Egypt": "Égypte"}
        for english, french in names.items():
            make_accession(self.kyoto, make_member({"en": english, "fr": french}))
        self.assertEqual(self.names(), ["Åland", "Austria", "Egypt", "Spain"])
        self.assertEqual(self.names(language="fr"), ["Åland", "Autriche", "Égypte", "Espagne"])

    def test_sorts_by_date_with_unknown_days_last(self):
        self.party("B", accepted_on="2004")
        self.party("A", accepted_on="", is_undated=True)
        self.party("C", accepted_on="", in_force_on="1999-01-01")
        self.party("D", accepted_on="2004-02-01")
        self.assertEqual(self.names("?sort=oldest"), ["C", "B", "D", "A"])
        self.assertEqual(self.names("?sort=newest"), ["D", "B", "C", "A"])

    def test_is_narrowed_by_region_and_by_membership(self):
        europe = make_region("Europe", slug="europe")
        self.party("Austria", wco_region=europe)
        self.party("Union", wco_region=europe, category="economic-union")
        self.party("Kiribati", joined_on="")
        self.assertEqual(self.names("?region=europe"), ["Austria", "Union"])
        self.assertEqual(self.names("?type=members"), ["Austria"])
        self.assertEqual(self.names("?type=others"), ["Kiribati", "Union"])
        self.assertEqual(self.names("?region=europe&type=others"), ["Union"])
        self.assertEqual(len(self.names("?region=none&type=odd&sort=odd&page=9")), 3)
        page = self.client.get(PAGE)
        self.assertContains(page, '<span class="tag">Not a Member</span>', count=1)
        self.assertContains(page, '<span class="tag">Economic union</span>', count=1)

    def test_gives_ordinals_only_where_the_list_is_complete(self):
        self.party("Palau", accepted_on="2001-01-01")
        self.party("Fiji", accepted_on="2002-01-01")
        self.party("Tonga", accepted_on="2002-01-01")
        self.assertNotContains(self.client.get(PAGE), "Order of accession")
        self.complete()
        page = self.client.get(PAGE)
        self.assertContains(page, ">1st</td>")
        self.assertContains(page, ">2nd–3rd</td>", count=2)
        self.assertContains(self.client.get(PAGE.replace("/en/", "/fr/")), ">2e–3e</td>")
        self.party("Samoa", accepted_on="", is_undated=True)
        self.assertNotContains(self.client.get(PAGE), "Order of accession")

    def test_shows_what_is_known_and_nothing_for_editors(self):
        accession = self.party(
            "Palau",
            act="accession",
            signed_on="1999",
            in_force_on="2000-04-26",
            reservations="Not for annex K",
            news=make_news({"en": "Palau accedes"}, slug="palau"),
            note="Unicorn note",
            source="Unicorn source",
        )
        for code in ["B", "A"]:
            accession.annexes.add(Annex.objects.create(instrument=self.kyoto, code=code))
        page = self.client.get(PAGE)
        link = '<a href="/en/news/palau/">Palau accedes</a>'
        known = ["Accession", "1999", "26 January 2000", "26 April 2000", "B, A"]
        for words in [*known, "Not for annex K", link]:
            with self.subTest(words=words):
                self.assertContains(page, words)
        self.assertNotContains(page, "Unicorn")
        self.assertNotContains(page, "Withdrawn")
        french = self.client.get(PAGE.replace("/en/", "/fr/"))
        self.assertContains(french, '<bdi lang="en" dir="ltr">Not for annex K</bdi>')

    def test_costs_the_same_however_many_parties(self):
        for more in [1, 30]:
            for number in range(more):
                region = make_region(f"Region {number}", slug=f"region-{more}-{number}")
                self.party("One more", news=make_news(), wco_region=region)
            # generation, instrument, its text, accessions, names, labels, map, chart
            with self.subTest(more=more), self.assertNumQueries(8):
                self.client.get(PAGE)


class PartyAccessTests(PartyListTestCase):
    def test_names_and_counts_nothing_hidden(self):
        self.complete()
        self.party(
            "Palau",
            accepted_on="2002-01-01",
            news=make_news({"en": "Unicorn news"}, access="registered"),
        )
        self.party("Unicorn", accepted_on="2001-01-01", access="registered")
        page = self.client.get(PAGE)
        self.assertContains(page, ">1 party<")
        self.assertContains(page, ">1st</td>")
        self.assertContains(self.client.get("/en/instruments/kyoto/"), ">1 party</a>")
        for address in [PAGE, f"{PAGE}feed.csv", f"{PAGE}feed.json", "/en/instruments/kyoto/"]:
            with self.subTest(address=address):
                self.assertNotIn("unicorn", read(self.client.get(address)).lower())
        self.client.force_login(make_user())
        page = self.client.get(PAGE)
        self.assertContains(page, ">2 parties<")
        self.assertContains(page, "Unicorn news")
        self.assertContains(self.client.get("/en/instruments/kyoto/"), ">2 parties</a>")

    def test_of_a_hidden_instrument_there_is_nothing(self):
        hidden = make_instrument(slug="hidden", access="registered")
        make_accession(hidden)
        for ending in ["", "feed.csv", "feed.json"]:
            for slug in ["hidden", "nowhere"]:
                with self.subTest(ending=ending, slug=slug):
                    address = f"/en/instruments/{slug}/parties/{ending}"
                    self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(make_user())
        self.assertEqual(self.client.get("/en/instruments/hidden/parties/").status_code, 200)

    def test_without_accessions_the_record_answers(self):
        response = self.client.get(PAGE)
        self.assertRedirects(response, "/en/instruments/kyoto/")
        self.assertNotContains(self.client.get("/en/instruments/kyoto/"), "/parties/")


class NewestAccessionTests(PartyListTestCase):
    def test_stand_on_the_record_with_a_link_to_all(self):
        for year in range(2000, 2007):
            self.party(f"Party {year}", accepted_on=str(year))
        self.party("Undated", accepted_on="", is_undated=True)
        page = self.client.get("/fr/instruments/kyoto/")
        values = [value.text for value in page.context["newest_accessions"]]
        self.assertEqual(values, [f"Party {year}" for year in range(2006, 2001, -1)])
        self.assertContains(page, 'href="/fr/instruments/kyoto/parties/"')
        self.assertContains(page, ' lang="en" dir="ltr">Party 2006</a>')


def read(response):
    return (
        b"".join(response.streaming_content) if response.streaming else response.content
    ).decode()
