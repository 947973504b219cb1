"""A new e-mail address counts once both mailboxes agreed."""

import re
from datetime import timedelta
from unittest.mock import patch

from allauth.account.forms import default_token_generator
from django.test import Client, TestCase
from django.utils import timezone

from accounts.email_changes import EmailChangeQuerySet, End
from accounts.models import EmailChange, User
from audit.models import Action, Record
from mail.models import Letter
from tests.accounts.factors import PASSWORD
from tests.accounts.test_factors import sign_in
from tests.factories import make_user

PAGE = "/en/account/email/"
OLD, NEW = "old@portal.example", "new@portal.example"


class EmailChangeTests(TestCase):
    def setUp(self):
        self.user = make_user(username="ann", email=OLD)
        self.user.set_password(PASSWORD)
        self.user.save()
        sign_in(self.client, self.user)

    def ask(self, email=NEW):
        self.assertRedirects(self.client.post(PAGE, {"email": email}), PAGE)

    def link(self, address):
        letter = Letter.objects.filter(to=address).latest("pk")
        return re.search(r"/en/account/email/[\w-]+/", letter.body)[0]

    def confirm(self, address, answer="confirm"):
        """As somebody who is not signed in at all."""
        return Client().post(self.link(address), {answer: "1"})

    def email(self):
        return User.objects.get(pk=self.user.pk).email

    def test_needs_the_password_once_more(self):
        client = Client()
        client.force_login(self.user)
        answer = client.post(PAGE, {"email": NEW})
        self.assertEqual(answer.status_code, 302)
        self.assertIn("/account/confirm/", answer["Location"])
        self.assertFalse(Letter.objects.exists())

    def test_counts_when_both_have_confirmed_whoever_is_first(self):
        for first, second in [(OLD, NEW), (NEW, OLD)]:
            with self.subTest(first=first):
                User.objects.update(email=OLD)
                self.ask()
                self.assertContains(self.confirm(first), "Now the other mailbox")
                self.assertEqual(self.email(), OLD)
                self.assertContains(self.confirm(second), "The address is changed")
                self.assertEqual(self.email(), NEW)

    def test_is_told_to_both_and_recorded(self):
        self.ask()
        self.confirm(OLD)
        self.confirm(NEW)
        told = Letter.objects.filter(subject__contains="was changed")
        self.assertEqual({letter.to for letter in told}, {OLD, NEW})
        self.assertEqual(Record.objects.filter(action=Action.EMAIL_CHANGED).count(), 1)

    def test_changes_nothing_by_a_program_that_opens_links(self):
        self.ask()
        for address in [OLD, NEW]:
            page = Client().get(self.link(address))
            self.assertContains(page, "This was not me")
            self.assertEqual(page["Referrer-Policy"], "same-origin")
            self.assertIn("no-store", page["Cache-Control"])
        self.assertEqual(self.email(), OLD)

    def test_is_refused_at_either_end(self):
        for address in [OLD, NEW]:
            with self.subTest(address=address):
                self.ask()
                self.assertContains(self.confirm(address, "refuse"), "Nothing changes")
                self.assertFalse(EmailChange.objects.exists())
                other = NEW if address == OLD else OLD
                self.assertContains(self.confirm(other), "This link does not work any more")
        self.assertEqual(self.email(), OLD)

    def test_lasts_a_day(self):
        self.ask()
        self.confirm(OLD)
        EmailChange.objects.update(asked_at=timezone.now() - timedelta(hours=24))
        self.assertContains(self.confirm(NEW), "This link does not work any more")
        self.assertEqual(Client().get(self.link(NEW)).status_code, 404)
        self.assertEqual(self.email(), OLD)

    def test_says_the_same_for_an_address_that_another_account_has(self):
        self.ask()
        free = self.client.get(PAGE).content.decode()
        make_user(email="taken@portal.example")
        self.ask("Taken@portal.example")
        taken = self.client.get(PAGE).content.decode()
        unlike = re.compile(r"(?i)(new|taken)@portal|csrfmiddlewaretoken\S* value=\S+")
        self.assertEqual(unlike.sub("", free), unlike.sub("", taken))
        self.assertFalse(Letter.objects.filter(to__iexact="taken@portal.example").exists())
        self.confirm(OLD)
        self.assertEqual(self.email(), OLD)

    def test_does_not_take_what_became_anothers_meanwhile(self):
        self.ask()
        self.confirm(OLD)
        make_user(email=NEW.upper())
        self.assertContains(self.confirm(NEW), "This link does not work any more")
        self.assertEqual(self.email(), OLD)

    def test_takes_no_address_that_somebody_gets_at_the_same_moment(self):
        self.ask()
        self.confirm(OLD)
        make_user(email=NEW)
        with patch("accounts.email_views._is_taken", return_value=False):
            self.assertContains(self.confirm(NEW), "This link does not work any more")
        self.assertEqual(self.email(), OLD)

    def test_ends_with_a_refusal_at_the_same_moment(self):
        self.ask()
        link, found = self.link(NEW), EmailChange.objects.get()
        found_before = patch.object(EmailChangeQuerySet, "of_token", return_value=(found, End.NEW))
        self.confirm(OLD, "refuse")
        with found_before:
            answer = Client().post(link, {"confirm": "1"})
        self.assertContains(answer, "This link does not work any more")

    def test_counts_for_the_address_from_which_it_was_asked_only(self):
        self.ask()
        self.confirm(OLD)
        User.objects.filter(pk=self.user.pk).update(email="mended@portal.example")
        self.assertContains(self.confirm(NEW), "This link does not work any more")
        self.assertEqual(self.email(), "mended@portal.example")

    def test_keeps_no_token(self):
        self.ask()
        change = EmailChange.objects.get()
        for address, key in [(OLD, change.old_key), (NEW, change.new_key)]:
            self.assertNotIn(self.link(address).split("/")[-2], key)

    def test_ends_links_to_a_new_password(self):
        token = default_token_generator.make_token(self.user)
        self.ask()
        self.confirm(OLD)
        self.confirm(NEW)
        self.user.refresh_from_db()
        self.assertFalse(default_token_generator.check_token(self.user, token))

    def test_floods_no_mailbox(self):
        for _ in range(3):
            self.ask()
        answer = self.client.post(PAGE, {"email": NEW})
        self.assertEqual(answer.status_code, 429)
        self.assertEqual(Letter.objects.filter(to=NEW).count(), 3)

    def test_takes_the_place_of_what_was_asked_before(self):
        self.ask()
        link = self.link(NEW)
        self.ask("third@portal.example")
        self.assertEqual(Client().get(link).status_code, 404)
