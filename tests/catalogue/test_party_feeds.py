"""The parties of an instrument as CSV and JSON."""

from datetime import date

import jsonschema
from django.test import TestCase

from catalogue.models import Annex
from catalogue.party_feeds import COLUMNS
from content.columns import cells_of
from content.exports import cell_text, document_schema
from content.models import Access
from tests.exports import document_of, table_of
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_news,
    make_region,
    make_user,
)

ADDRESS = "/en/instruments/hs/parties/feed.json"


class PartyFeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.hs = make_instrument(
            {"en": "Convention"}, slug="hs", parties_stated=160, parties_as_of=date(2024, 1, 2)
        )
        cls.region = make_region("Europe", slug="europe")
        cls.palau = make_member(
            {"en": "Palau"}, slug="palau", iso_alpha2="PW", iso_alpha3="PLW", wco_region=cls.region
        )
        cls.accession = make_accession(
            cls.hs,
            cls.palau,
            act="accession",
            accepted_on="2004-04",
            reservations="Not Article 3",
            news=make_news({"en": "Palau accedes"}, slug="palau-accedes"),
            note="for editors only",
        )
        annex = Annex.objects.create(instrument=cls.hs, code="A")
        cls.accession.annexes.add(annex)
        make_accession(cls.hs, make_member({"en": "Angola"}), accepted_on="", signed_on="1990")

    def items(self, query=""):
        return document_of(self.client.get(ADDRESS + query))["items"]

    def test_say_all_that_is_known(self):
        item = self.items()[1]
        expected = {
            "party": {"slug": "palau", "text": "Palau", "language": "en", "is_fallback": False},
            "address": "http://127.0.0.1:8000/en/members/palau/",
            "iso_alpha2": "PW",
            "iso_alpha3": "PLW",
            "is_member": True,
            "region": {"slug": "europe", "text": "Europe", "language": "en", "is_fallback": False},
            "standing": "party",
            "act": "accession",
            "signed_on": None,
            "accepted_on": "2004-04",
            "in_force_on": None,
            "withdrawn_on": None,
            "place": None,
            "annexes": ["A"],
            "reservations": {"text": "Not Article 3", "language": "en"},
            "news": "http://127.0.0.1:8000/en/news/palau-accedes/",
        }
        self.assertEqual(item, expected)
        self.assertEqual(self.items()[0]["standing"], "signatory")

    def test_are_what_the_schema_says_and_the_same_in_both_files(self):
        for query in ["", "?sort=newest", "?region=europe", "?type=others"]:
            document = document_of(self.client.get(ADDRESS + query))
            jsonschema.validate(document, document_schema(COLUMNS))
            rows = table_of(self.client.get(ADDRESS.replace("json", "csv") + query))
            for row, item in zip(rows, document["items"], strict=True):
                for cell in cells_of(COLUMNS):
                    with self.subTest(query=query, cell=cell.name):
                        self.assertEqual(row[cell.name], cell_text(cell.find(item)))

    def test_say_that_the_list_is_not_complete(self):
        document = document_of(self.client.get(ADDRESS + "?sort=newest&odd=1"))
        self.assertEqual(
            document["note"], "1 party shown of at least 160 (stated on 2 January 2024)"
        )
        self.assertEqual(document["title"], "Contracting parties: Convention")
        self.assertEqual(document["address"], f"http://127.0.0.1:8000{ADDRESS}?sort=newest")

    def test_are_narrowed_and_sorted_as_the_page_is(self):
        names = [item["party"]["text"] for item in self.items("?sort=newest")]
        self.assertEqual(names, ["Palau", "Angola"])
        self.assertEqual([item["iso_alpha2"] for item in self.items("?region=europe")], ["PW"])
        page = self.client.get("/en/instruments/hs/parties/?region=europe")
        self.assertContains(page, f'href="{ADDRESS}?region=europe"')

    def test_give_the_place_of_each_where_all_are_listed(self):
        self.hs.has_all_parties = True
        self.hs.save()
        self.assertEqual(self.items()[1]["place"], {"first": 1, "last": 1})
        self.assertIsNone(self.items()[0]["place"])

    def test_name_only_what_the_reader_may_read(self):
        self.palau.access = Access.REGISTERED
        self.palau.save()
        self.assertEqual([item["party"]["text"] for item in self.items()], ["Angola"])
        self.hs.access = Access.REGISTERED
        self.hs.save()
        for tag in ["*", '"x"']:
            response = self.client.get(ADDRESS, HTTP_IF_NONE_MATCH=tag)
            self.assertEqual(response.status_code, 404)
        self.client.force_login(make_user())
        self.assertEqual(len(self.items()), 2)
        body = self.client.get(ADDRESS).getvalue().decode()
        self.assertNotIn("for editors only", body)

    def test_cost_the_same_however_many_there_are(self):
        for more in [0, 10]:
            for _ in range(more):
                make_accession(self.hs, reservations="None of it")
            # instrument, its text, generation, labels; accessions, names
            with self.subTest(more=more), self.assertNumQueries(6):
                response = self.client.get(ADDRESS)
                response.getvalue()
            # instrument, its text, generation
            with self.assertNumQueries(3):
                again = self.client.get(ADDRESS, HTTP_IF_NONE_MATCH=response["ETag"])
            self.assertEqual(again.status_code, 304)
