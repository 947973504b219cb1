"""People without an account: the proof of an address, and the request for access."""

import re
from datetime import timedelta
from itertools import product

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase
from django.utils import timezone

from affiliations.models import AccessRequest, Affiliation
from affiliations.requests import handling
from mail.models import Letter
from registrations.models import Registration, RegistrationForm
from tests.affiliations.asking import link
from tests.factories import make_administrator, make_member, make_user
from tests.meeting_factories import make_event, make_question, make_registration_form

PAGE = "/en/events/open-day/register/"
SAID = {"name": "Ana", "language": "fr", "email": "ana@x.example"}


class VisitorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event({"en": "Open day", "fr": "Portes ouvertes"}, slug="open-day")
        cls.form = make_registration_form(cls.event, audience="everybody", needs_approval=False)

    def ask(self, **said):
        return self.client.post(PAGE, SAID | said, follow=True)

    def test_get_no_place_before_they_prove_the_address(self):
        page = self.ask()
        self.assertRedirects(page, f"{PAGE}sent/")
        self.assertContains(page, "ana@x.example")
        self.assertEqual(Registration.objects.get().state, "unproved")
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("ana@x.example", "fr"))
        self.assertIn("Portes ouvertes", letter.subject)
        self.assertTrue(link(letter).startswith("/fr/registrations/"))

    def test_opening_the_link_does_nothing_and_the_button_registers(self):
        self.ask()
        path = link(Letter.objects.get())
        self.client.get(path)
        self.assertEqual(Registration.objects.get().state, "unproved")
        self.assertRedirects(self.client.post(path), path)
        self.assertEqual(Registration.objects.get().state, "approved")
        # The button of a page that stayed open is the one that withdraws now: say so twice.
        self.assertContains(self.client.get(path), "<form")

    def test_change_their_answers_and_withdraw_by_the_link(self):
        question = make_question(self.form, "line", {"en": "Your flight"})
        self.ask()
        path = link(Letter.objects.get())
        self.client.post(path)
        said = {"name": "Ana B", "language": "fr", f"question-{question.pk}": "SN 1"}
        self.assertRedirects(self.client.post(f"{path}edit/", said), path)
        self.assertContains(self.client.get(path), "SN 1")
        self.client.post(path)
        self.assertEqual(Registration.objects.get().state, "withdrawn")

    def test_get_no_place_and_lose_none_where_the_event_is_over_or_cancelled(self):
        self.ask()
        path = link(Letter.objects.get())
        long_ago = timezone.now() - timedelta(days=2)
        for state, column in product(
            ["unproved", "approved"], [{"status": "cancelled"}, {"ends_at": long_ago}]
        ):
            with self.subTest(state=state, column=column):
                made = Registration.objects.get()
                made.state, made.decided_at = state, timezone.now()
                made.save()
                type(self.event).objects.update(
                    **{"status": "confirmed", "ends_at": self.event.ends_at} | column
                )
                self.assertRedirects(self.client.post(path), path)
                self.assertEqual(Registration.objects.get().state, state)

    def test_get_the_same_answer_whether_the_address_is_known_or_not(self):
        make_user(email="known@x.example")
        pages = [self.ask(email=f"{name}@x.example").content for name in ["known", "other"]]
        known, other = (re.sub(rb"known|other", b"", page) for page in pages)
        strip = re.compile(rb'csrfmiddlewaretoken" value="\w+"|[0-9a-f]{12,}')
        self.assertEqual(strip.sub(b"", known), strip.sub(b"", other))
        self.assertEqual(Letter.objects.count(), 2)

    def test_are_bound_to_the_account_of_the_address_when_it_is_proved(self):
        user = make_user(email="Ana@x.example")
        self.ask()
        self.client.post(link(Letter.objects.get()))
        self.assertEqual(Registration.objects.get().user, user)

    def test_have_one_registration_however_often_they_ask(self):
        for name in ["Ana", "Ana", "Ana B"]:
            self.ask(name=name)
        self.assertEqual(Registration.objects.get().name, "Ana B")
        self.assertEqual(Letter.objects.count(), 2)
        self.client.post(link(Letter.objects.first()))
        self.ask(name="Ana C")
        self.client.post(link(Letter.objects.order_by("-pk").first()))
        self.assertEqual(Registration.objects.get().name, "Ana B")

    def test_are_held_back_after_many_letters_without_saying_so(self):
        for position in range(6):
            self.assertContains(self.ask(name=f"Ana {position}"), "Look into your mailbox")
        self.assertEqual(Letter.objects.count(), 3)

    def test_find_nothing_behind_a_wrong_link(self):
        self.ask()
        path = link(Letter.objects.get())
        for wrong in [f"{path[:-2]}x/", path.replace("registrations/", "registrations/9")]:
            with self.subTest(path=wrong):
                self.assertEqual(self.client.get(wrong).status_code, 404)
                self.assertEqual(self.client.post(wrong).status_code, 404)

    def test_are_forgotten_after_a_week_without_proof(self):
        self.ask()
        now = timezone.now()
        for days, number in [(6, 0), (8, 1)]:
            with self.subTest(days=days):
                at = now + timedelta(days=days)
                self.assertEqual(Registration.objects.unproved(at).count(), number)


class AskingForAccessTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.member = make_member({"en": "Palau"})
        cls.event = make_event({"en": "Open day"}, slug="open-day")
        cls.form = make_registration_form(cls.event)
        cls.staff = make_administrator()

    def ask(self, meanwhile=lambda: None, **said):
        """Fill in the registration, then the pages of the request for access."""
        page = self.client.post(f"{PAGE}?new", {"name": "Ana L", "language": "en"} | said)
        self.assertRedirects(page, "/en/account/request/")
        start = "/en/account/request/"
        who = {"given_name": "Ana", "family_name": "Lopez", "email": "ana@x.example"}
        self.client.post(start, who | {"position": "Head"})
        organization = {"organization": f"member-{self.member.pk}"}
        self.client.post(f"{start}organization/", organization)
        confirmer = {"confirmer_name": "Eva", "confirmer_email": "eva@x.example"}
        self.client.post(f"{start}purpose/", {"purpose": "The meeting."} | confirmer)
        meanwhile()
        return self.client.post(f"{start}check/", follow=True)

    def approve(self):
        request = AccessRequest.objects.get()
        request.prove()
        affiliation = Affiliation(organization="member", member=self.member)
        return handling.approve(request, self.staff, affiliation)

    def test_keeps_the_registration_with_the_request(self):
        self.assertContains(self.ask(), "Your registration waits with your request.")
        made = Registration.objects.get()
        self.assertEqual((made.state, made.request), ("unproved", AccessRequest.objects.get()))
        self.assertEqual((made.name, made.email), ("Ana L", "ana@x.example"))

    def test_keeps_nothing_for_an_event_that_was_cancelled_meanwhile(self):
        events = type(self.event).objects
        page = self.ask(meanwhile=lambda: events.update(status="cancelled"))
        self.assertNotContains(page, "Your registration waits")
        self.assertFalse(Registration.objects.exists())
        self.assertTrue(AccessRequest.objects.exists())

    def test_keeps_answers_to_the_questions_that_are_still_asked(self):
        gone, asked = make_question(self.form), make_question(self.form)
        said = {f"question-{gone.pk}": "No", f"question-{asked.pk}": "Yes"}
        self.assertContains(self.ask(meanwhile=gone.delete, **said), "Your registration waits")
        answers = Registration.objects.get().answers
        self.assertEqual(list(answers.values_list("question", "value")), [(asked.pk, "Yes")])

    def test_goes_on_when_the_request_is_approved(self):
        self.ask()
        user = self.approve()
        made = Registration.objects.get()
        self.assertEqual((made.state, made.user), ("to-approve", user))
        self.assertEqual(made.affiliation.member, self.member)
        self.assertTrue(Letter.objects.filter(subject__contains="Open day").exists())

    def test_goes_on_where_it_closed_meanwhile_and_not_where_the_event_is_over(self):
        self.ask()
        long_ago = timezone.now() - timedelta(days=2)
        RegistrationForm.objects.update(opens_at=long_ago, closes_at=long_ago + timedelta(hours=1))
        self.approve()
        self.assertEqual(Registration.objects.get().state, "to-approve")

    def test_is_told_where_no_place_was_left(self):
        self.ask()
        RegistrationForm.objects.update(needs_approval=False, capacity=0, has_waiting_list=False)
        self.approve()
        made = Registration.objects.get()
        self.assertEqual((made.state, made.reason), ("declined", "All places are taken."))

    def test_has_no_page_while_the_request_is_open(self):
        self.ask()
        made = Registration.objects.get()
        self.assertFalse(Registration.objects.filter(user=AnonymousUser().pk, request=None))
        self.assertFalse(Registration.objects.unproved(timezone.now() + timedelta(days=30)))
        made.request.delete()
        self.assertTrue(Registration.objects.unproved(timezone.now() + timedelta(days=30)))
