"""The yearly question to focal points, asked twice, whatever runs were missed."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from affiliations.focal.asking import ask_all
from affiliations.models import Affiliation
from affiliations.tasks import ask_focal_points
from mail.models import Letter
from tests.factories import make_affiliation, make_member, make_user


class YearlyQuestionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.today = timezone.localdate()
        cls.member = make_member({"en": "Palau", "fr": "Palaos"}, slug="palau")
        focal = make_user(email="eva@palau.example", language="fr")
        make_affiliation(focal, member=cls.member, role="focal_point")
        cls.old = make_affiliation(make_user(email="ana@palau.example"), member=cls.member)

    def on(self, number):
        return self.today + timedelta(days=number)

    def letters_after(self, *numbers):
        """How many letters there are after a run on each of these days from today."""
        found = []
        for number in numbers:
            ask_all(self.on(number))
            found.append(Letter.objects.count())
        return found

    def test_is_asked_once_then_after_a_month_then_no_more(self):
        self.assertEqual(self.letters_after(0, 0, 1, 29, 30, 31, 90), [1, 1, 1, 1, 2, 2, 2])
        self.assertFalse(Affiliation.objects.overdue(self.on(59)).exists())
        self.assertIn(self.old, Affiliation.objects.overdue(self.on(60)))

    def test_is_asked_once_after_missed_runs(self):
        self.assertEqual(self.letters_after(200, 200), [1, 1])

    def test_is_in_the_language_of_the_focal_point_and_leads_to_the_page(self):
        ask_focal_points(timestamp=0)
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("eva@palau.example", "fr"))
        self.assertIn("Palaos", letter.body)
        self.assertIn("/fr/account/people/confirm/palau/", letter.body)

    def test_is_not_asked_of_those_who_were_confirmed(self):
        for affiliation in Affiliation.objects.all():
            affiliation.confirm(by=None, on=self.on(-10))
        self.assertEqual(self.letters_after(0, 354), [0, 0])
        self.assertEqual(self.letters_after(355), [1])

    def test_begins_anew_with_the_answer(self):
        self.letters_after(0, 30)
        for affiliation in Affiliation.objects.all():
            affiliation.confirm(by=None, on=self.today)
        self.assertFalse(Affiliation.objects.filter(asked_times__gt=0).exists())
        self.assertEqual(self.letters_after(31, 365), [2, 3])

    def test_asks_about_those_whose_year_ends_soon_along_with_the_others(self):
        make_affiliation(member=self.member, starts_on=self.on(-350))
        self.assertEqual(self.letters_after(0, 20), [1, 1])

    def test_writes_to_nobody_whose_account_is_closed(self):
        for change in [{"is_active": False}, {"is_active": True, "expires_on": self.on(-1)}]:
            User.objects.filter(email="eva@palau.example").update(**change)
            self.assertEqual(self.letters_after(0, 30), [0, 0], change)
            Affiliation.objects.update(asked_times=0, asked_on=None)

    def test_writes_to_none_who_are_focal_points_no_more(self):
        Affiliation.objects.filter(role="focal_point").update(ends_on=self.on(-1))
        self.assertEqual(self.letters_after(0, 30), [0, 0])
        self.assertTrue(Affiliation.objects.overdue(self.on(60)).exists())
