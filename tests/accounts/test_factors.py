"""Adding and removing second factors."""

import re

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client, TestCase

from accounts.factors.codes import LAST_STEP
from audit.models import Action, Record
from mail.models import Letter
from tests.accounts.factors import PASSWORD, add_app, add_codes, add_passkey, code_at
from tests.factories import make_administrator, make_user

PAGES = "/en/account/security/"


def sign_in(client, user, code=""):
    """Sign in as a person does, and confirm the password once more."""
    client.post("/en/account/sign-in/", {"login": user.username, "password": PASSWORD})
    if code:
        client.post("/en/account/sign-in/second-factor/", {"code": code})
    client.post("/en/account/confirm/", {"password": PASSWORD})


class FactorsCase(TestCase):
    is_staff = False

    def setUp(self):
        self.user = make_user(username="ann", email="ann@portal.example", language="fr")
        self.user.is_staff = self.user.is_superuser = self.is_staff
        self.user.set_password(PASSWORD)
        self.user.save()

    def actions(self):
        own = Record.objects.filter(person=self.user)
        return [record.action for record in own.order_by("pk") if record.action in WATCHED]

    def set_up_app(self):
        page = self.client.get(f"{PAGES}app/")
        secret = re.search(r'class="code">([A-Z2-7 ]+)<', page.content.decode())[1].replace(" ", "")
        return self.client.post(f"{PAGES}app/", {"code": code_at(secret=secret)})


WATCHED = {
    Action.SECOND_FACTOR_ADDED,
    Action.SECOND_FACTOR_REMOVED,
    Action.RECOVERY_CODES_MADE,
    Action.SESSION_ENDED,
}


class AppTests(FactorsCase):
    def setUp(self):
        super().setUp()
        sign_in(self.client, self.user)

    def test_shows_the_secret_as_a_picture_and_in_letters(self):
        page = self.client.get(f"{PAGES}app/").content.decode()
        self.assertIn("data:image/svg+xml;base64,", page)
        self.assertRegex(page, r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}<")

    def test_is_set_up_with_its_first_code(self):
        self.assertRedirects(self.set_up_app(), f"{PAGES}codes/")
        self.assertEqual(self.actions(), [Action.SECOND_FACTOR_ADDED])
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("ann@portal.example", "fr"))
        self.assertIn("/fr/account/security/", letter.body)

    def test_takes_no_wrong_code(self):
        page = self.client.post(f"{PAGES}app/", {"code": "000000"})
        self.assertContains(page, "<title>Error:")
        self.assertFalse(Authenticator.objects.exists())

    def test_takes_the_first_code_never_again(self):
        self.set_up_app()
        self.assertIn(LAST_STEP, Authenticator.objects.get(type="totp").data)

    def test_ends_sessions_that_never_proved_it(self):
        other = Client(headers={"user-agent": "Firefox/1 Windows"})
        sign_in(other, self.user)
        self.set_up_app()
        self.assertEqual(other.get(PAGES).status_code, 302)
        self.assertIn(Action.SESSION_ENDED, self.actions())

    def test_is_removed_with_its_codes(self):
        self.set_up_app()
        sent = {"password": PASSWORD}
        self.assertRedirects(self.client.post(f"{PAGES}app/remove/", sent), PAGES)
        self.assertFalse(Authenticator.objects.exists())
        self.assertEqual(self.actions()[-1], Action.SECOND_FACTOR_REMOVED)

    def test_stays_while_the_password_would_be_too_short_alone(self):
        self.set_up_app()
        short = "xk7-vq2-mmb!"
        page = self.client.get(f"{PAGES}app/remove/")
        self.assertContains(page, 'autocomplete="current-password"')
        self.assertNotContains(page, "There is a problem")
        both = {"password1": short, "password2": short}
        self.client.post(f"{PAGES}password/", {"oldpassword": PASSWORD, **both})
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(short))
        for sent, words in {
            "": "Write your password.",
            PASSWORD: "This is not your password.",
            short: "take at least 15 characters",
        }.items():
            with self.subTest(sent=sent):
                page = self.client.post(f"{PAGES}app/remove/", {"password": sent})
                self.assertContains(page, words)
                self.assertContains(page, f'href="{PAGES}password/"')
                self.assertTrue(Authenticator.objects.filter(type="totp").exists())
        add_passkey(self.user)
        self.client.post(f"{PAGES}app/remove/")
        self.assertFalse(Authenticator.objects.filter(type="totp").exists())


class RecoveryCodesTests(FactorsCase):
    def setUp(self):
        super().setUp()
        add_app(self.user)
        self.codes = add_codes(self.user)
        sign_in(self.client, self.user, self.codes[0])

    def test_are_shown_and_used_ones_marked(self):
        page = self.client.get(f"{PAGES}codes/").content.decode()
        self.assertEqual(page.count("<s>"), 1)
        self.assertIn("9 codes are left", page)
        self.assertIn(f"{self.codes[1][:4]} {self.codes[1][4:]}", page)

    def test_are_downloaded_without_those_used(self):
        file = self.client.get(f"{PAGES}codes/download/")
        self.assertEqual(file["Content-Type"], "text/plain; charset=utf-8")
        self.assertIn("attachment", file["Content-Disposition"])
        self.assertIn("no-store", file["Cache-Control"])
        words = file.content.decode()
        self.assertNotIn(f"{self.codes[0][:4]} {self.codes[0][4:]}", words)
        self.assertEqual(len(re.findall(r"^\d{4} \d{4}$", words, re.MULTILINE)), 9)

    def test_are_made_anew_and_the_old_ones_die(self):
        self.client.post(f"{PAGES}codes/new/")
        self.assertEqual(self.actions(), [Action.RECOVERY_CODES_MADE])
        self.assertIn("10 codes are left", self.client.get(f"{PAGES}codes/").content.decode())
        self.client.logout()
        sign_in(self.client, self.user, self.codes[1])
        self.assertNotIn("_auth_user_id", self.client.session)


class StaffTests(FactorsCase):
    is_staff = True

    def setUp(self):
        super().setUp()
        sign_in(self.client, self.user)

    def test_come_to_the_desk_by_setting_one_up(self):
        self.assertEqual(self.client.get("/admin/").status_code, 302)
        self.assertContains(self.client.get(PAGES), "waits for your second factor")
        self.assertContains(self.client.get(self.set_up_app()["Location"]), 'href="/admin/"')
        self.assertEqual(self.client.get("/admin/").status_code, 200)
        self.assertNotContains(self.client.get(PAGES), "waits for your second factor")

    def test_keep_their_last_factor(self):
        self.set_up_app()
        self.assertContains(self.client.get(f"{PAGES}app/remove/"), "always keeps a second factor")
        self.client.post(f"{PAGES}app/remove/")
        self.assertTrue(Authenticator.objects.filter(type="totp").exists())
        passkey = add_passkey(self.user)
        self.client.post(f"{PAGES}app/remove/")
        self.assertFalse(Authenticator.objects.filter(type="totp").exists())
        page = self.client.post(f"{PAGES}passkeys/{passkey.pk}/remove/")
        self.assertContains(page, "always keeps a second factor")
        self.assertTrue(Authenticator.objects.filter(pk=passkey.pk).exists())

    def test_cannot_confirm_by_password_where_a_factor_exists_unproved(self):
        add_app(self.user)
        other = Client()
        other.force_login(self.user)
        answer = other.get("/en/account/confirm/")
        self.assertRedirects(answer, "/en/account/confirm/code/", fetch_redirect_response=False)
        answer = other.post("/en/account/confirm/", {"password": PASSWORD})
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(other.get(f"{PAGES}passkeys/add/").status_code, 302)
        other.post("/en/account/confirm/code/?next=/admin/", {"code": code_at()})
        self.assertEqual(other.get("/admin/").status_code, 200)


class SessionsTests(FactorsCase):
    def setUp(self):
        super().setUp()
        self.others = [Client(headers={"user-agent": f"{name}/1 (Windows)"}) for name in NAMES]
        for client in [*self.others, self.client]:
            sign_in(client, self.user)

    def test_are_listed_in_words(self):
        page = self.client.get(f"{PAGES}sessions/")
        for words in ["Firefox on Windows", "Chrome on Windows", "This device"]:
            self.assertContains(page, words)

    def test_end_one_by_one(self):
        session = UserSession.objects.get(user_agent__startswith="Firefox")
        self.client.post(f"{PAGES}sessions/", {"session": session.pk})
        self.assertEqual([c.get(PAGES).status_code for c in self.others], [302, 200])
        self.assertEqual(self.actions(), [Action.SESSION_ENDED])

    def test_end_all_but_the_own(self):
        self.client.post(f"{PAGES}sessions/")
        self.assertEqual([c.get(PAGES).status_code for c in self.others], [302, 302])
        self.assertEqual(self.client.get(PAGES).status_code, 200)

    def test_of_others_cannot_be_ended(self):
        stranger = make_administrator()
        client = Client()
        client.force_login(stranger)
        session = UserSession.objects.get(user_agent__startswith="Firefox")
        client.post(f"{PAGES}sessions/", {"session": session.pk})
        self.assertEqual(self.others[0].get(PAGES).status_code, 200)


NAMES = ["Firefox", "Chrome"]
