"""The one mechanism that ends guessing and flooding, for every purpose."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from accounts.attempts import (
    DAY,
    LIMITS,
    LONGEST,
    QUARTER,
    REMEMBERED,
    Attempt,
    Purpose,
    TooManyAttempts,
    admit,
    remember,
)


class AttemptCase(TestCase):
    def refusal(self, purpose, place, name):
        try:
            admit(purpose, place, name)
        except TooManyAttempts as refusal:
            return refusal
        return None

    def shift(self, by):
        """What was done is so much older, or lies ahead of a clock that was put back."""
        for attempt in Attempt.objects.all():
            Attempt.objects.filter(pk=attempt.pk).update(made_at=attempt.made_at - by)


class LimitTests(AttemptCase):
    def test_stands_for_every_purpose(self):
        self.assertEqual(set(LIMITS), set(Purpose))
        for purpose, (of_place, _of_name) in LIMITS.items():
            tries = of_place[0].tries
            for number in range(tries):
                self.assertIsNone(self.refusal(purpose, "192.0.2.1", f"{purpose}-{number}"))
            refusal = self.refusal(purpose, "192.0.2.1", "another")
            self.assertFalse(refusal.is_of_name)
            self.assertTrue(0 < refusal.seconds <= of_place[0].within.total_seconds() + 1)
            self.assertIn("Try again in", refusal.words)

    def test_of_a_name_counts_all_places(self):
        for purpose, (_of_place, of_name) in LIMITS.items():
            for number in range(of_name[0].tries):
                self.assertIsNone(self.refusal(purpose, f"{purpose}-{number}", "palau"))
            self.assertTrue(self.refusal(purpose, "elsewhere", "palau").is_of_name)
            self.assertIsNone(self.refusal(purpose, "elsewhere", "another"))

    def test_of_a_day_ends_slow_guessing(self):
        admitted = 0
        for _hour in range(20):
            for number in range(10):
                admitted += self.refusal(Purpose.SIGN_IN, f"p-{number}", "palau") is None
            self.shift(timedelta(hours=1))
        self.assertEqual(admitted, 100)

    def test_purposes_do_not_count_each_other(self):
        for number in range(10):
            admit(Purpose.SIGN_IN, "192.0.2.1", f"n-{number}")
        self.assertIsNotNone(self.refusal(Purpose.SIGN_IN, "192.0.2.1", "n"))
        self.assertIsNone(self.refusal(Purpose.RESET, "192.0.2.1", "n"))

    def test_never_keeps_the_owner_out_of_known_places(self):
        admit(Purpose.SIGN_IN, "home", "palau").succeed()
        remember(Purpose.SIGN_IN, "hotel", "palau")
        for number in range(60):
            self.refusal(Purpose.SIGN_IN, f"p-{number}", "palau")
        self.assertIsNotNone(self.refusal(Purpose.SIGN_IN, "elsewhere", "palau"))
        self.assertIsNone(self.refusal(Purpose.SIGN_IN, "home", "palau"))
        self.assertIsNone(self.refusal(Purpose.SIGN_IN, "hotel", "PALAU "))

    def test_a_known_place_has_the_limit_of_a_place(self):
        admit(Purpose.SIGN_IN, "home", "palau").succeed()
        for _ in range(10):
            admit(Purpose.SIGN_IN, "home", "palau")
        self.assertIsNotNone(self.refusal(Purpose.SIGN_IN, "home", "palau"))

    def test_a_name_is_one_in_any_case(self):
        for name in ["palau", "PALAU", " Palau "]:
            admit(Purpose.RESET, "192.0.2.1", name)
        self.assertTrue(self.refusal(Purpose.RESET, "192.0.2.2", "pALAU").is_of_name)
        for name in ["miki", "mıkı", "MIKI"]:
            admit(Purpose.RESET, "192.0.2.3", name)
        self.assertTrue(self.refusal(Purpose.RESET, "192.0.2.4", "miki").is_of_name)

    def test_without_a_name_only_the_place_counts(self):
        for number in range(6):
            self.assertIsNone(self.refusal(Purpose.REQUEST, f"p-{number}", ""))


class ClockTests(AttemptCase):
    def test_a_clock_that_was_put_back_holds_nobody_for_longer(self):
        for number in range(10):
            admit(Purpose.SIGN_IN, "192.0.2.1", f"n-{number}")
        self.shift(timedelta(hours=-1))
        self.assertIsNone(self.refusal(Purpose.SIGN_IN, "192.0.2.1", "n"))

    def test_a_clock_that_was_put_forward_frees_everybody(self):
        for number in range(10):
            admit(Purpose.SIGN_IN, "192.0.2.1", f"n-{number}")
        self.shift(timedelta(hours=1))
        self.assertIsNone(self.refusal(Purpose.SIGN_IN, "192.0.2.1", "n"))

    def test_what_is_old_is_forgotten(self):
        now = timezone.now()
        kept = [(now - LONGEST + QUARTER, False), (now - REMEMBERED + QUARTER, True), (now, False)]
        gone = [(now - LONGEST, False), (now - REMEMBERED, True), (now + 2 * DAY, True)]
        for made_at, is_right in kept + gone:
            Attempt.objects.create(place="p", name="n", made_at=made_at, is_right=is_right)
        Attempt.objects.forget(at=now)
        self.assertEqual(set(Attempt.objects.values_list("made_at", "is_right")), set(kept))

    def test_a_place_is_remembered_once(self):
        for _ in range(3):
            admit(Purpose.SIGN_IN, "home", "palau").succeed()
        self.assertEqual(Attempt.objects.count(), 1)
