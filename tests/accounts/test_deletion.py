"""Asking for the deletion of one's account, and erasing it."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.test import Client, TestCase
from django.utils import timezone

from accounts.erasing import EraseError, erase
from accounts.models import DeletionRequest, User
from audit.models import Action, Record
from audit.recording import record
from content.models import SavedSearch
from content.roles import ADMINISTRATOR, EDITOR
from mail.letters import write
from mail.models import Letter
from tests.factories import make_user

PLACE = "/en/account/deletion/"
BACK = "/en/account/deletion/take-back/"
CONFIRM = "/en/account/confirm/"
PASSWORD = "correct horse battery staple"
LIST = "/admin/accounts/deletionrequest/"


def make_reader(**columns):
    columns |= {"email": "ana@example.org", "password": make_password(PASSWORD), "language": "fr"}
    return make_user(username="ana", first_name="Ana", last_name="Koro", **columns)


class DeletionTests(TestCase):
    def setUp(self):
        self.user = make_reader()
        self.client.force_login(self.user)

    def ask(self):
        self.client.post(PLACE)
        return self.client.post(CONFIRM, {"password": PASSWORD, "next": PLACE})

    def test_is_asked_for_with_the_password_only(self):
        self.assertContains(self.client.get(PLACE), "Ask for the deletion")
        self.assertEqual(self.client.post(PLACE).status_code, 302)
        self.assertFalse(DeletionRequest.objects.exists())
        self.assertRedirects(self.ask(), PLACE)
        self.assertEqual(DeletionRequest.objects.open().get().user, self.user)

    def test_says_by_when_and_writes_a_letter(self):
        self.ask()
        asked = DeletionRequest.objects.get()
        self.assertEqual(asked.due_on, timezone.localdate() + timedelta(days=30))
        self.assertContains(self.client.get(PLACE), "You asked for it on")
        self.assertContains(self.client.get("/en/account/"), "You asked for the deletion")
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("ana@example.org", "fr"))
        self.assertIn("/fr/account/deletion/", letter.body)

    def test_is_one_request_however_often_asked(self):
        self.ask()
        self.client.post(PLACE)
        self.assertEqual(DeletionRequest.objects.count(), 1)
        self.assertEqual(Letter.objects.count(), 1)
        self.assertEqual(Record.objects.filter(action=Action.DELETION_ASKED).count(), 1)
        with self.assertRaises(IntegrityError), transaction.atomic():
            DeletionRequest.objects.create(user=self.user)

    def test_can_be_taken_back_and_asked_for_again(self):
        self.ask()
        self.client.get(BACK)
        self.assertTrue(DeletionRequest.objects.open().exists())
        self.assertRedirects(self.client.post(BACK), PLACE)
        self.assertFalse(DeletionRequest.objects.open().exists())
        self.client.post(PLACE)
        self.assertEqual(DeletionRequest.objects.open().count(), 1)

    def test_floods_neither_the_mailbox_nor_the_list(self):
        self.ask()
        for _ in range(3):
            self.client.post(BACK)
            self.client.post(PLACE)
        self.assertEqual(Letter.objects.count(), 1)
        self.assertTrue(DeletionRequest.objects.open().get())

    def test_needs_a_token(self):
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(self.user)
        for place in [PLACE, BACK]:
            self.assertEqual(careful.post(place).status_code, 403)


class EraseTests(TestCase):
    def setUp(self):
        self.user = make_reader(is_superuser=True, is_staff=True)
        self.administrator = make_user(ADMINISTRATOR, is_superuser=True)
        DeletionRequest.objects.create(user=self.user)

    def test_leaves_nothing_that_says_who_it_was(self):
        self.user.saved_searches.create(finder="news", query="q=x", name="Mine")
        EmailAddress.objects.create(user=self.user, email="ana@example.org", verified=True)
        Authenticator.objects.create(user=self.user, type="totp", data={"secret": "s"})
        write(to="Ana@example.org", subject="Bonjour Ana", body="Words.\n")
        erase(self.user, self.administrator)
        user = User.objects.get(pk=self.user.pk)
        self.assertEqual(str(user), f"Former user {user.pk}")
        told = [user.username, user.email, user.first_name, user.last_name, user.last_login]
        self.assertEqual(told, [f"former-user-{user.pk}", "", "", "", None])
        self.assertFalse(user.has_usable_password())
        self.assertFalse(user.is_active or user.is_staff or user.is_superuser)
        self.assertFalse(user.groups.exists() or user.saved_searches.exists())
        for model in [SavedSearch, EmailAddress, Authenticator]:
            self.assertFalse(model.objects.exists())
        self.assertFalse(DeletionRequest.objects.open().exists())

    def test_ends_every_session_with_the_next_request(self):
        client = Client()
        client.force_login(self.user)
        UserSession.objects.create(
            user=self.user, session_key=client.session.session_key, ip="192.0.2.1", user_agent="x"
        )
        erase(self.user, self.administrator)
        self.assertEqual(client.get("/en/account/").status_code, 302)
        self.assertFalse(UserSession.objects.exists() or Session.objects.exists())

    def test_sends_a_last_letter_and_keeps_no_other(self):
        write(to=self.user.email, subject="Bonjour", body="Words.\n")
        erase(self.user, self.administrator)
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("ana@example.org", "fr"))
        self.assertNotIn("Ana", letter.subject + letter.body)

    def test_leaves_the_audit_log_and_is_in_it(self):
        before = record(Action.SIGNED_IN, by=self.user, person=self.user)
        erase(self.user, self.administrator)
        self.assertTrue(Record.objects.filter(pk=before.pk).exists())
        erased = Record.objects.get(action=Action.ACCOUNT_ERASED)
        self.assertEqual((erased.actor, erased.person), (self.administrator, self.user))

    def test_is_never_done_by_oneself_nor_twice_nor_to_the_last_administrator(self):
        with self.assertRaisesMessage(EraseError, "Nobody erases their own account"):
            erase(self.user, self.user)
        User.objects.exclude(pk=self.user.pk).update(is_superuser=False)
        with self.assertRaisesMessage(EraseError, "This is the last administrator"):
            erase(self.user, self.administrator)
        self.administrator.is_superuser = True
        self.administrator.save()
        erase(self.user, self.administrator)
        with self.assertRaisesMessage(EraseError, "erased already"):
            erase(self.user, self.administrator)

    def test_holds_in_the_database(self):
        erase(self.user, self.administrator)
        with self.assertRaises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=self.user.pk).update(is_active=True)


class DeletionAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_user(ADMINISTRATOR)
        cls.superuser = make_user(is_staff=True, is_superuser=True)
        cls.user = make_reader()
        cls.asked = DeletionRequest.objects.create(user=cls.user)

    def setUp(self):
        self.client.force_login(self.administrator)

    def act(self, *asked, **more):
        chosen = [one.pk for one in asked or [self.asked]]
        sent = {"action": "erase_accounts", "_selected_action": chosen}
        return self.client.post(LIST, sent | more)

    def test_shows_the_oldest_open_request_first(self):
        now = timezone.now()
        older = make_user(last_name="Older")
        DeletionRequest.objects.create(user=older, asked_at=now - timedelta(days=9))
        done = make_user(last_name="Done")
        old = now - timedelta(days=99)
        DeletionRequest.objects.create(user=done, asked_at=old, taken_back_at=now)
        page = self.client.get(LIST).content.decode()
        self.assertLess(page.index("Older"), page.index("Ana Koro"))
        self.assertLess(page.index("Ana Koro"), page.index("Done"))

    def test_asks_once_more_and_then_erases(self):
        self.assertContains(self.act(), "This cannot be undone")
        self.user.refresh_from_db()
        self.assertTrue(self.user.is_active)
        self.assertRedirects(self.act(confirmed="1"), LIST)
        self.user.refresh_from_db()
        self.assertFalse(self.user.is_active)
        self.assertEqual(Record.objects.get(action=Action.ACCOUNT_ERASED).actor, self.administrator)

    def test_erases_nobody_with_more_rights(self):
        make_user(is_staff=True, is_superuser=True)
        asked = DeletionRequest.objects.create(user=self.superuser)
        self.act(asked, confirmed="1")
        self.superuser.refresh_from_db()
        self.assertTrue(self.superuser.is_active)

    def test_erases_nobody_who_took_the_request_back(self):
        self.asked.take_back()
        self.act(confirmed="1")
        self.user.refresh_from_db()
        self.assertTrue(self.user.is_active)

    def test_is_closed_to_other_roles(self):
        self.client.force_login(make_user(EDITOR))
        self.assertEqual(self.client.get(LIST).status_code, 403)
        self.assertEqual(self.act(confirmed="1").status_code, 403)
        self.user.refresh_from_db()
        self.assertTrue(self.user.is_active)
