"""The number of parties that texts of the portal show."""

from datetime import date

from django.test import TestCase

from catalogue.parties import numbers as parties
from content.figures import Figure, figure
from content.models import StatedFigure
from tests.factories import make_accession, make_instrument, make_news


class PartyNumberTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.hs = make_instrument(slug="hs", parties_stated=160, parties_as_of=date(2021, 9, 15))

    def test_is_stated_until_every_party_is_listed(self):
        stated = Figure(160, date(2021, 9, 15))
        self.assertEqual(parties.number("hs"), stated)
        make_accession(self.hs)
        self.assertEqual(parties.number("hs"), stated)
        self.hs.has_all_parties = True
        self.hs.save()
        self.assertEqual(parties.number("hs"), Figure(1))

    def test_is_the_stated_one_while_a_list_that_is_called_complete_is_empty(self):
        self.hs.has_all_parties = True
        self.hs.save()
        self.assertEqual(parties.number("hs"), Figure(160, date(2021, 9, 15)))

    def test_is_not_known_for_others(self):
        make_instrument(slug="silent")
        make_instrument(
            slug="hidden", access="registered", parties_stated=1, parties_as_of=date(2020, 1, 1)
        )
        for slug in ["silent", "hidden", "nowhere"]:
            with self.subTest(slug=slug):
                self.assertIsNone(parties.number(slug))

    def test_stands_in_texts(self):
        StatedFigure.objects.create(name="parties.hs", value=7, as_of="2001-01-01")
        self.assertEqual(figure("parties.hs"), Figure(160, date(2021, 9, 15)))
        make_news(slug="a", words={"body": "<p>There are {{ parties.hs }} parties.</p>"})
        self.assertContains(self.client.get("/en/news/a/"), "There are 160 parties.")

    def test_costs_one_statement(self):
        with self.assertNumQueries(1):
            parties.number("hs")
