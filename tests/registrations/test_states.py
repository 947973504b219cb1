"""Every verb in every state, the letter that follows, and what the person reads then."""

from datetime import timedelta

from django.test import TestCase

from audit.models import Record
from content.generation import current_generation
from mail.models import Letter
from registrations.cancelling import tell_of_cancellations
from registrations.models import Registration, RegistrationError, RegistrationState
from tests.factories import make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form

# Verb -> the states that it starts from, and where it leads.
VERBS = {
    "approve": ({"to-approve": "approved"}, ["by"]),
    "decline": (
        dict.fromkeys(["unproved", "to-nominate", "to-approve", "waiting", "approved"], "declined"),
        ["by", "reason"],
    ),
    "withdraw": (
        dict.fromkeys(
            ["unproved", "to-nominate", "to-approve", "waiting", "approved"], "withdrawn"
        ),
        ["by"],
    ),
    "nominate": ({}, ["by"]),
    "decline_nomination": ({}, ["by", "reason"]),
}
WORDS = {
    "to-nominate": "Your registration waits for the focal point",
    "to-approve": "Your registration waits for the organiser.",
    "waiting": "You are on the waiting list.",
    "approved": "You have a place.",
    "declined": "Your registration was declined.",
    "withdrawn": "You have withdrawn your registration.",
}
LETTERS = {
    "approve": "You have a place", "decline": "Your registration was declined",
    "withdraw": "Your registration is withdrawn",
}  # fmt: skip


class StateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event({"en": "Origin day", "fr": "Journée"}, slug="origin-day")
        cls.form = make_registration_form(cls.event, audience="registered")
        cls.user, cls.organiser = make_user(), make_user()

    def setUp(self):
        self.client.force_login(self.user)

    def make(self, state, **columns):
        Registration.objects.all().delete()
        return make_registration(self.form, self.user, state=state, **columns)

    def test_verbs_take_the_steps_of_the_table_and_no_other(self):
        words = {"by": self.organiser, "reason": "No room."}
        for verb, (steps, names) in VERBS.items():
            for state in RegistrationState.values:
                made = self.make(state)
                with self.subTest(verb=verb, state=state):
                    try:
                        getattr(made, verb)(**{name: words[name] for name in names})
                        reached = made.state
                    except RegistrationError:
                        reached = None
                    self.assertEqual(reached, steps.get(state))
                    made.refresh_from_db()
                    self.assertEqual(made.state, steps.get(state, state))

    def test_each_step_writes_a_letter_and_the_audit_log(self):
        for verb, subject in LETTERS.items():
            made = self.make("to-approve")
            reason = {"reason": "No room."} if verb == "decline" else {}
            before = Record.objects.count()
            getattr(made, verb)(by=self.organiser, **reason)
            letter = Letter.objects.latest("pk")
            with self.subTest(verb=verb):
                self.assertEqual(
                    (letter.to, letter.subject), (made.email, f"{subject}: Origin day")
                )
                self.assertIn("/en/events/origin-day/registration/", letter.body)
                self.assertEqual(Record.objects.count(), before + 1)

    def test_letters_are_in_the_language_that_the_person_chose(self):
        self.make("to-approve", language="fr").approve(self.organiser)
        letter = Letter.objects.get()
        self.assertEqual(letter.language, "fr")
        self.assertIn("Journée", letter.subject)
        self.assertIn("/fr/events/origin-day/registration/", letter.body)

    def test_the_page_says_what_comes_next_in_each_state(self):
        for state, words in WORDS.items():
            self.make(state, reason="No room." if state == "declined" else "")
            page = self.client.get("/en/events/origin-day/registration/")
            with self.subTest(state=state):
                self.assertContains(page, words)
                is_over = state in {"declined", "withdrawn"}
                self.assertEqual("Register again" in page.text, is_over)
                self.assertEqual("Change your answers" in page.text, not is_over)
                self.assertEqual("Withdraw your registration" in page.text, not is_over)
                self.assertEqual("No room." in page.text, state == "declined")

    def test_a_person_withdraws_by_the_button_alone(self):
        made = self.make("approved")
        self.client.get("/en/events/origin-day/registration/")
        made.refresh_from_db()
        self.assertEqual(made.state, "approved")
        page = self.client.post("/en/events/origin-day/registration/", follow=True)
        self.assertContains(page, WORDS["withdrawn"])

    def test_nobody_finds_the_registration_of_another(self):
        self.make("approved")
        self.client.force_login(make_user())
        for address in ["registration/", "registration/edit/"]:
            with self.subTest(address=address):
                page = self.client.get(f"/en/events/origin-day/{address}")
                self.assertEqual(page.status_code, 404)
                page = self.client.post(f"/en/events/origin-day/{address}")
                self.assertEqual(page.status_code, 404)
        self.assertEqual(Registration.objects.get().state, "approved")

    def test_an_approval_without_a_free_place_leads_to_the_waiting_list(self):
        self.form.capacity = 1
        self.form.save()
        make_registration(self.form, make_user())
        made = make_registration(self.form, self.user, state="to-approve", decided_at=None)
        made.approve(self.organiser)
        self.assertEqual((made.state, made.decided_by), ("waiting", self.organiser))
        self.form.has_waiting_list = False
        self.form.save()
        other = make_registration(self.form, make_user(), state="to-approve", decided_at=None)
        with self.assertRaisesMessage(RegistrationError, "All places are taken."):
            other.approve(self.organiser)

    def test_a_person_registers_again_after_withdrawing(self):
        self.make("withdrawn")
        said = {"name": "Ana", "language": "en"}
        self.client.post("/en/events/origin-day/register/", said)
        states = Registration.objects.oldest_first().values_list("state", flat=True)
        self.assertEqual(list(states), ["withdrawn", "to-approve"])

    def test_a_cancelled_event_is_told_once_to_those_who_count(self):
        self.make("approved")
        make_registration(self.form, make_user(), state="declined")
        tell_of_cancellations()
        self.assertFalse(Letter.objects.exists())
        type(self.event).objects.filter(pk=self.event.pk).update(status="cancelled")
        for _ in range(2):
            tell_of_cancellations()
        letter = Letter.objects.get()
        self.assertEqual(letter.subject, "Cancelled: Origin day")
        self.assertIn("/en/events/origin-day/", letter.body)

    def test_an_event_that_is_cancelled_again_is_told_again(self):
        self.make("approved")
        for status in ["cancelled", "confirmed", "cancelled"]:
            type(self.event).objects.filter(pk=self.event.pk).update(status=status)
            tell_of_cancellations()
        self.assertEqual(Letter.objects.count(), 2)


class CardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event({"en": "Origin day"}, slug="origin-day")
        cls.form = make_registration_form(
            cls.event, audience="registered", capacity=1, needs_approval=False
        )
        cls.user = make_user()

    def card(self, user=None):
        if user:
            self.client.force_login(user)
        return self.client.get("/en/events/origin-day/")

    def test_leads_to_the_form_and_tells_visitors_nothing_of_places(self):
        page = self.card()
        self.assertContains(page, 'href="/en/events/origin-day/register/"')
        self.assertNotContains(page, "left")
        self.assertContains(self.card(self.user), "1 place is left.")

    def test_says_that_there_is_a_waiting_list_or_none(self):
        make_registration(self.form, make_user())
        self.assertContains(self.card(self.user), "there is a waiting list")
        self.form.has_waiting_list = False
        self.form.save()
        self.assertContains(self.card(self.user), "there is no waiting list")

    def test_leads_who_is_registered_to_the_own_page(self):
        make_registration(self.form, self.user)
        page = self.card(self.user)
        self.assertContains(page, "You have a place.")
        self.assertContains(page, 'href="/en/events/origin-day/registration/"')

    def test_my_page_lists_what_is_ahead(self):
        make_registration(self.form, self.user, state="waiting")
        self.client.force_login(self.user)
        page = self.client.get("/en/account/")
        self.assertContains(page, "My meetings")
        self.assertContains(page, 'href="/en/events/origin-day/registration/"')
        self.assertContains(page, "On the waiting list")

    def test_my_page_leads_who_has_a_place_to_the_event(self):
        make_registration(self.form, self.user)
        self.client.force_login(self.user)
        page = self.client.get("/en/account/")
        self.assertContains(page, '<a href="/en/events/origin-day/"')

    def test_changes_the_kept_page_when_registration_opens_and_closes(self):
        for column in ["opens_at", "closes_at"]:
            moment = getattr(self.form, column)
            with self.subTest(column=column):
                before = current_generation(moment - timedelta(seconds=1))
                self.assertNotEqual(before, current_generation(moment))
