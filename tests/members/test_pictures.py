"""The pages of the map and of the timeline, and what their numbers equal."""

import re
from datetime import date

from django.core.cache import cache
from django.test import TestCase

from members import totals
from members.models import Member
from members.timeline import Change, timeline
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_region,
    make_user,
)


def legend(response):
    """The words of the legend with their numbers."""
    return {group.label.text: group.number for group in response.context["map"].groups}


def places(response):
    """Where things lie in the drawings of a page."""
    return re.findall(r' (?:c?[xy][12]?)="([^"]*)"', response.content.decode())


class MemberMapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.europe = make_region("Europe", slug="europe", position=1)
        cls.africa = make_region("Africa", slug="africa", position=2)
        names = {"en": "France", "ar": "فرنسا"}
        cls.france = make_member(names, slug="france", iso_alpha2="FR", wco_region=cls.europe)
        cls.kenya = make_member({"en": "Kenya"}, iso_alpha2="KE", wco_region=cls.africa)
        cls.malta = make_member(
            {"en": "Malta"}, iso_alpha2="MT", wco_region=cls.europe, latitude=35.9, longitude=14.5
        )
        cls.hs = make_instrument({"en": "Harmonized System"}, slug="hs")

    def setUp(self):
        cache.clear()

    def test_counts_by_region_as_the_finder_does(self):
        shown = legend(self.client.get("/en/members/map/"))
        self.assertEqual(shown, {"Europe": 2, "Africa": 1})
        finder = self.client.get("/en/members/").context["finder"]
        facet = next(facet for facet in finder.facets if facet["name"] == "region")
        self.assertEqual({c["label"]: c["count"] for c in facet["choices"]}, shown)
        self.assertEqual(totals.number("europe").value, 2)

    def test_colours_parties_and_those_who_only_signed(self):
        make_accession(self.hs, self.france)
        make_accession(self.hs, self.kenya, accepted_on="", signed_on="1983")
        shown = legend(self.client.get("/en/members/map/?party=hs"))
        expected = {"Parties": 1, "Signed only": 1, "Not in our list of parties": 1}
        self.assertEqual(shown, expected)

    def test_knows_parties_of_every_sort(self):
        union = make_member({"en": "Union"}, iso_alpha2="EU", category="economic-union")
        other = make_member({"en": "Tonga"}, iso_alpha2="TO", joined_on="")
        make_member({"en": "Not involved"}, iso_alpha2="NR", joined_on="")
        make_accession(self.hs, union)
        make_accession(self.hs, other, accepted_on="", is_undated=True)
        make_accession(self.hs, self.kenya, withdrawn_on="2010", signed_on="1983")
        response = self.client.get("/en/members/map/?party=hs")
        parties = response.context["map"].groups[0]
        self.assertEqual([row.name for row in parties.rows], ["Tonga", "Union"])
        self.assertEqual(parties.places, [])
        self.assertEqual([group.number for group in response.context["map"].groups], [2, 0, 3])
        self.assertNotContains(response, "Not involved")

    def test_offers_the_instruments_that_have_parties(self):
        make_instrument({"en": "Without parties"}, slug="without")
        make_accession(make_instrument({"en": "Secret"}, slug="secret", access="registered"))
        make_accession(self.hs, self.france)
        response = self.client.get("/en/members/map/")
        self.assertEqual([i.slug for i in response.context["instruments"]], ["hs"])

    def test_says_that_it_did_not_understand_an_address(self):
        sentence = "A part of this address was not understood"
        make_accession(make_instrument(slug="secret", access="registered"))
        for query in ["party=none", "party=secret", "colour=red", "party=%00", "party=hs&x=1"]:
            with self.subTest(query):
                self.assertContains(self.client.get(f"/en/members/map/?{query}"), sentence)
        for query in ["", "?party="]:
            with self.subTest(query):
                self.assertNotContains(self.client.get(f"/en/members/map/{query}"), sentence)

    def test_neither_draws_nor_names_nor_counts_what_is_hidden(self):
        hidden = make_member(
            {"en": "Hidden"}, iso_alpha2="BR", access="registered", wco_region=self.africa
        )
        make_member({"en": "Draft"}, iso_alpha2="CA", published_at=None).versions.all().delete()
        make_accession(self.hs, hidden)
        make_accession(self.hs, self.france)
        for query in ["", "?party=hs"]:
            response = self.client.get(f"/en/members/map/{query}")
            with self.subTest(query):
                self.assertNotContains(response, "Hidden")
                self.assertNotContains(response, "at-BR")
                self.assertEqual(sum(legend(response).values()), 3)
        self.client.force_login(make_user())
        self.assertContains(self.client.get("/en/members/map/"), 'id="at-BR"')

    def test_names_members_in_the_language_of_the_page(self):
        self.assertContains(self.client.get("/ar/members/map/"), 'aria-label="فرنسا"')
        fallback = '<a href="/fr/members/france/" aria-label="France" lang="en">'
        self.assertContains(self.client.get("/fr/members/map/"), fallback)

    def test_writes_places_the_same_in_every_language(self):
        expected = places(self.client.get("/en/members/map/"))
        self.assertIn("509.1", expected)
        # Names stand in the order of the page's language.
        found = places(self.client.get("/fr/members/map/"))
        self.assertEqual(sorted(found), sorted(expected))

    def test_shows_members_of_no_region_apart(self):
        make_member({"en": "Land"}, iso_alpha2="IS")
        self.assertEqual(legend(self.client.get("/en/members/map/"))["In no region"], 1)

    def test_costs_the_same_however_many_members(self):
        make_accession(self.hs, self.france)
        for more in [0, 20]:
            for _ in range(more):
                make_accession(self.hs, make_member())
            for query in ["", "?party=hs"]:
                cache.clear()
                # The generation, the labels, the instruments, the Members.
                with self.subTest(more=more, query=query), self.assertNumQueries(4):
                    self.client.get(f"/en/members/map/{query}")


class MemberTimelineTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for day in ["1952-11-04", "1952-12-01", "1953", "2007-07", "9999"]:
            make_member({"en": f"Since {day}"}, joined_on=day)
        make_member({"en": "Union"}, category="economic-union", joined_on="2007-07-01")
        make_member({"en": "Other"}, joined_on="")
        make_member({"en": "Hidden"}, joined_on="1960", access="registered")

    def setUp(self):
        cache.clear()

    def test_ends_with_the_number_of_members(self):
        found = self.client.get("/en/members/timeline/").context["timeline"]
        self.assertEqual([(row.year, row.total) for row in found.years],
                         [(1952, 2), (1953, 3), (2007, 4)])  # fmt: skip
        self.assertEqual(found.total, totals.number("total").value)

    def test_equals_the_totals_of_every_day(self):
        days = ["1952-11-03", "1952-11-04", "1952-12-31", "1953-01-01", "2007-06-30", "2007-07-01"]
        members = Member.objects.exclude(access="registered").exclude(category="economic-union")
        joined = members.values_list("joined_on", flat=True)
        changes = [Change("", "", day) for day in joined if day]
        for day in map(date.fromisoformat, days):
            figure = totals.number("total", day)
            with self.subTest(day=day):
                self.assertEqual(timeline(changes, day).total, figure.value if figure else 0)

    def test_names_who_joined_and_nobody_else(self):
        response = self.client.get("/en/members/timeline/")
        self.assertContains(response, "Since 1953")
        self.assertContains(response, "counts from its first day")
        for name in ["Union", "Other", "Hidden", "Since 9999"]:
            self.assertNotContains(response, name)

    def test_writes_places_the_same_in_every_language(self):
        expected = places(self.client.get("/en/members/timeline/"))
        self.assertIn("100%", expected)
        for language in ["fr", "ru", "ar"]:
            with self.subTest(language):
                response = self.client.get(f"/{language}/members/timeline/")
                self.assertEqual(places(response), expected)

    def test_costs_the_same_however_many_members(self):
        for more in [0, 20]:
            for _ in range(more):
                make_member()
            cache.clear()
            # The generation, the labels, the Members.
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/members/timeline/")
