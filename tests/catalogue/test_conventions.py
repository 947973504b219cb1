"""The conventions on a Member's record: those joined and those not, and no claim beyond that."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from catalogue.parties.conventions import of_member
from tests.factories import make_accession, make_instrument, make_member, make_user

PAGE = "/en/members/palau/"


class ConventionsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.palau = make_member({"en": "Palau"}, slug="palau")

    def convention(self, title, **columns):
        return make_instrument({"en": title}, **{"has_all_parties": True} | columns)

    def shown(self):
        found = self.client.get(PAGE).context["conventions"]
        return {
            "joined": [one.text.title for one in found.joined],
            "not_joined": [text.title for text in found.not_joined],
            "not_listed": [text.title for text in found.not_listed],
        }

    def test_claims_that_it_has_not_joined_only_where_the_list_is_complete(self):
        make_accession(self.convention("Kyoto"), self.palau)
        make_accession(self.convention("Istanbul"))
        make_accession(self.convention("Harmonized System", has_all_parties=False))
        make_accession(self.convention("Old", status="superseded"))
        make_accession(self.convention("Declaration", category="declaration"))
        self.convention("Without a list")
        expected = {
            "joined": ["Kyoto"],
            "not_joined": ["Istanbul"],
            "not_listed": ["Harmonized System"],
        }
        self.assertEqual(self.shown(), expected)
        page = self.client.get(PAGE)
        self.assertContains(page, "Not in our list")
        self.assertContains(page, "it may have joined them")

    def test_tells_how_and_when_it_joined(self):
        kyoto = self.convention("Kyoto")
        make_accession(kyoto, accepted_on="2000")
        make_accession(
            kyoto,
            self.palau,
            act="accession",
            accepted_on="2024-02-16",
            in_force_on="2024-05",
            reservations="Not for annex K",
        )
        page = self.client.get(PAGE)
        known = ["Accession", "16 February 2024", "In force since May 2024", "Not for annex K"]
        for words in [*known, "2nd party"]:
            with self.subTest(words=words):
                self.assertContains(page, words)
        type(kyoto).objects.update(has_all_parties=False)
        self.assertNotContains(self.client.get(PAGE), "2nd party")

    def test_says_what_it_only_signed_and_what_it_left(self):
        make_accession(self.convention("Kyoto"), self.palau, accepted_on="", signed_on="2001")
        self.assertContains(self.client.get(PAGE), "Signed, but not a party")
        make_accession(self.convention("Istanbul"), self.palau, withdrawn_on="2010")
        self.assertContains(self.client.get(PAGE), "Withdrew on 2010")
        hs = self.convention("HS")
        make_accession(hs, self.palau, accepted_on="", is_undated=True)
        self.assertContains(self.client.get(PAGE), "A party; the date is not known")

    def test_names_nothing_hidden_and_counts_no_hidden_party(self):
        make_accession(self.convention("Unicorn", access="registered"), self.palau)
        kyoto = self.convention("Kyoto")
        make_accession(kyoto, make_member(access="registered"), accepted_on="1999")
        make_accession(kyoto, self.palau, accepted_on="2001")
        page = self.client.get(PAGE)
        self.assertNotContains(page, "Unicorn")
        self.assertContains(page, "1st party")
        self.client.force_login(make_user())
        page = self.client.get(PAGE)
        self.assertContains(page, "Unicorn")
        self.assertContains(page, "2nd party")

    def test_has_no_heading_where_there_is_nothing(self):
        self.assertNotContains(self.client.get(PAGE), "h-conventions")

    def test_costs_one_statement_however_many_there_are(self):
        for more in [1, 10]:
            for number in range(more):
                convention = self.convention(f"Convention {number}")
                make_accession(convention)
                make_accession(convention, self.palau)
            with self.subTest(more=more), self.assertNumQueries(1):
                of_member(self.palau, AnonymousUser(), None)
