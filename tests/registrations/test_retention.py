"""What registrations keep about people: for how long, in the download, and after erasing."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from accounts.erasing import erase
from audit.retention import everything_kept
from audit.tasks import forget_overdue
from registrations.kept_rows import REGISTRATIONS
from registrations.models import Answer, Question, Registration
from tests.factories import make_user
from tests.meeting_factories import (
    make_event,
    make_question,
    make_registration,
    make_registration_form,
)


def make_past_form(days):
    """The form of an event that ended so many days ago."""
    day = timezone.localdate() - timedelta(days=days)
    return make_registration_form(make_event(starts_on=day))


def answer(registration, words="Vegetarian"):
    question = Question.objects.create(form=registration.form, kind="line")
    question.texts.create(language="en", label="Diet?")
    return Answer.objects.create(registration=registration, question=question, value=words)


def without_account(registration):
    registration.user = None
    registration.save(update_fields=["user"])
    return registration


class RetentionTests(TestCase):
    def test_answers_go_half_a_year_after_the_event(self):
        kept = answer(make_registration(make_past_form(180), make_user()))
        answer(make_registration(make_past_form(185), make_user()))
        forget_overdue(timestamp=0)
        self.assertEqual(list(Answer.objects.all()), [kept])
        self.assertEqual(Registration.objects.exclude(email="").count(), 2)

    def test_who_it_was_goes_two_years_after_the_event_and_the_number_stays(self):
        old, young = make_past_form(735), make_past_form(725)
        for form in [old, young]:
            for _ in range(3):
                make_registration(form, make_user(), function="Chair", organization="Customs")
                without_account(make_registration(form, make_user()))
        forget_overdue(timestamp=0)
        self.assertEqual(old.registrations.filter(state="approved").count(), 6)
        for registration in old.registrations.all():
            left = [registration.name, registration.email, registration.function, registration.user]
            self.assertEqual(left, ["", "", "", None])
        self.assertFalse(young.registrations.filter(email="").exists())

    def test_a_dry_run_says_how_much_and_forgets_nothing(self):
        make_registration(make_past_form(735), make_user())
        out = StringIO()
        call_command("forget", "--dry-run", stdout=out)
        line = next(line for line in out.getvalue().splitlines() if "who it was" in line)
        self.assertTrue(line.endswith(" 1"))
        self.assertFalse(Registration.objects.filter(email="").exists())

    def test_what_is_forgotten_is_overdue_no_more(self):
        make_registration(make_past_form(735), make_user())
        forget_overdue(timestamp=0)
        overdue = {str(kept.what): kept.overdue.count() for kept in everything_kept()}
        self.assertEqual(overdue["Registrations: who it was"], 0)


class KeptDataTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(email="ana@customs.example")
        cls.form = make_registration_form(capacity=1)
        cls.own = make_registration(cls.form, cls.user, email=cls.user.email, reason="Because")
        answer(cls.own)
        cls.past = make_registration(make_past_form(9), cls.user, email=cls.user.email)
        elsewhere = make_registration_form()
        cls.by_address = without_account(
            make_registration(elsewhere, make_user(), email="Ana@customs.example")
        )
        cls.waiting = make_registration(cls.form, make_user(), state="waiting", decided_at=None)

    def test_are_handed_out_with_answers_and_nothing_of_others(self):
        rows = REGISTRATIONS.rows(self.user)
        events = {
            self.own.form.event.slug,
            self.past.form.event.slug,
            self.by_address.form.event.slug,
        }
        self.assertEqual({row["event"] for row in rows}, events)
        answers = [answer for row in rows for answer in row["answers"]]
        self.assertEqual(answers, [{"question": "Diet?", "answer": "Vegetarian"}])

    def test_are_handed_out_in_the_best_language_that_a_question_has(self):
        self.user.language = "ar"
        labels = {"zh-hans": "饮食?", "fr": "Régime ?", "es": "¿Dieta?"}
        question = make_question(self.past.form, labels=labels)
        self.past.answer({question.pk: "No"})
        answers = [answer for row in REGISTRATIONS.rows(self.user) for answer in row["answers"]]
        self.assertIn({"question": "Régime ?", "answer": "No"}, answers)

    def test_erasing_withdraws_what_is_ahead_and_the_next_gets_the_place(self):
        erase(self.user, make_user(is_superuser=True))
        states = []
        for registration in [self.own, self.past, self.by_address, self.waiting]:
            registration.refresh_from_db()
            states.append(registration.state)
        self.assertEqual(states, ["withdrawn", "approved", "withdrawn", "approved"])
        for registration in [self.own, self.past, self.by_address]:
            self.assertEqual(registration.name, f"former-user-{self.user.pk}")
            self.assertEqual((registration.email, registration.reason), ("", ""))
        self.assertFalse(Answer.objects.exists())
