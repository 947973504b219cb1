"""The pictures of the parties of an instrument: their numbers."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils.translation import override

from catalogue.models import Accession
from catalogue.parties.pictures import party_timeline, pictures
from members.pictures.timeline import timeline
from tests.factories import make_accession, make_instrument, make_member

READER = AnonymousUser()


class PartyPicturesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.hs = make_instrument(slug="hs")
        for name, columns in {
            "A": {"accepted_on": "1988-01-01"},
            "B": {"accepted_on": "", "in_force_on": "1990"},
            "C": {"accepted_on": "1990-06", "in_force_on": "1991-01-01", "withdrawn_on": "1999-05"},
            "D": {"accepted_on": "", "is_undated": True},
            "E": {"accepted_on": "", "signed_on": "1983-06-14"},
            "F": {"accepted_on": "", "is_undated": True, "withdrawn_on": "2001"},
        }.items():
            make_accession(cls.hs, make_member({"en": f"Party {name}"}), **columns)
        make_accession(cls.hs, make_member({"en": "Hidden"}, access="registered"))
        make_accession(make_instrument(), make_member({"en": "Elsewhere"}))

    def test_timeline_lists_who_came_and_left(self):
        found = party_timeline(self.hs, READER)
        rows = [
            (row.year, [c.name for c in row.joined], [c.name for c in row.left], row.total)
            for row in found.years
        ]
        expected = [
            (1988, ["Party A"], [], 1),
            (1990, ["Party B", "Party C"], [], 3),
            (1999, [], ["Party C"], 2),
        ]
        self.assertEqual(rows, expected)
        self.assertEqual([c.name for c in found.undated], ["Party D"])

    def test_timeline_and_map_count_the_parties_that_the_records_count(self):
        found = pictures(self.hs, READER)
        count = Accession.objects.visible_to(READER).filter(instrument=self.hs).binding().count()
        self.assertEqual(found["timeline"].total + len(found["timeline"].undated), count)
        self.assertEqual(found["map"].groups[0].number, count)

    def test_timeline_equals_the_records_on_every_day(self):
        found = party_timeline(self.hs, READER)
        changes = [c for row in found.years for c in [*row.joined, *row.left]]
        dated = Accession.objects.visible_to(READER).filter(instrument=self.hs, is_undated=False)
        for day in ["1987-12-31", "1988-01-01", "1990-05-31", "1990-06-01", "1999-05-01"]:
            on = date.fromisoformat(day)
            with self.subTest(day):
                self.assertEqual(timeline(changes, on).total, dated.binding(on).count())

    def test_cost_a_statement_each(self):
        with self.assertNumQueries(2):
            pictures(self.hs, READER)

    @override("en")
    def test_say_what_they_do_not_show(self):
        html = render_to_string("members/step_chart.html", pictures(self.hs, READER))
        self.assertIn("Our list is not complete", html)
        self.assertIn("1 more, whose date is not known", html)
        self.assertIn("Parties whose date is known", html)
        self.assertNotIn("Hidden", html)
        self.hs.has_all_parties = True
        html = render_to_string("members/step_chart.html", pictures(self.hs, READER))
        self.assertNotIn("Our list is not complete", html)

    def test_stand_on_the_page_of_the_parties(self):
        response = self.client.get("/en/instruments/hs/parties/")
        self.assertEqual(response.context["map"].groups[0].number, 3)
        self.assertEqual(response.context["timeline"].total, 2)
        self.assertContains(response, 'class="world"')
        self.assertNotContains(response, "Hidden")
