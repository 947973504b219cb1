"""Signing in with a second factor: each code once, and nobody's way round it."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.test import TestCase
from django.utils import timezone

from accounts.factors.sealing import unseal
from accounts.models import Attempt
from audit.models import Action, Record
from mail.models import Letter
from tests.accounts.factors import PASSWORD, SECRET, add_app, add_codes, code_at
from tests.factories import make_user

SIGN_IN, ASKED = "/en/account/sign-in/", "/en/account/sign-in/second-factor/"


class SecondFactorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="ann", email="ann@portal.example")
        cls.user.set_password(PASSWORD)
        cls.user.save()
        cls.app = add_app(cls.user)
        cls.codes = add_codes(cls.user)

    def setUp(self):
        self.give_password()

    def give_password(self, **extra):
        self.client.logout()
        sent = {"login": "ann", "password": PASSWORD}
        answer = self.client.post(SIGN_IN, sent, **extra)
        self.assertRedirects(answer, ASKED, fetch_redirect_response=False)

    def send(self, code, **extra):
        return self.client.post(ASKED, {"code": code}, **extra)

    def is_signed_in(self):
        return "_auth_user_id" in self.client.session

    def test_is_asked_for_after_the_password(self):
        page = self.client.get(ASKED)
        self.assertContains(page, 'autocomplete="one-time-code"')
        self.assertContains(page, 'inputmode="numeric"')
        self.assertFalse(self.is_signed_in())
        self.assertEqual(self.client.get("/en/account/security/").status_code, 302)

    def test_lets_in_with_the_code_of_the_app(self):
        self.assertEqual(self.send(code_at()).status_code, 302)
        self.assertTrue(self.is_signed_in())

    def test_takes_a_code_as_people_type_it(self):
        code = code_at()
        self.assertEqual(self.send(f" {code[:3]} {code[3:]} ").status_code, 302)

    def test_takes_one_step_either_side_and_no_more(self):
        for steps, status in [(-2, 200), (2, 200), (-1, 302)]:
            with self.subTest(steps=steps):
                self.assertEqual(self.send(code_at(steps)).status_code, status)
        self.give_password()
        self.assertEqual(self.send(code_at(1)).status_code, 302)

    def test_takes_no_code_twice_nor_an_earlier_one(self):
        self.send(code_at())
        for steps in [0, -1]:
            with self.subTest(steps=steps):
                self.give_password()
                page = self.send(code_at(steps))
                self.assertContains(page, "it was used before")
                self.assertFalse(self.is_signed_in())

    def test_takes_a_recovery_code_once_and_says_so(self):
        code = self.codes[3]
        self.assertEqual(self.send(f"{code[:4]} {code[4:]}").status_code, 302)
        self.assertEqual(Letter.objects.get().to, "ann@portal.example")
        self.assertTrue(Record.objects.filter(action=Action.RECOVERY_CODE_USED).exists())
        self.give_password()
        self.assertEqual(self.send(code).status_code, 200)

    def test_holds_back_who_guesses(self):
        for _ in range(10):
            self.assertEqual(self.send("000000").status_code, 200)
        answer = self.send(code_at())
        self.assertEqual(answer.status_code, 429)
        self.assertGreater(int(answer["Retry-After"]), 0)
        self.assertFalse(self.is_signed_in())

    def test_lets_the_owner_in_where_they_were_before(self):
        self.send(code_at(-1))
        for number in range(12):
            self.give_password(REMOTE_ADDR=f"192.0.2.{number}")
            self.send("000000", REMOTE_ADDR=f"192.0.2.{number}")
        self.give_password()
        self.assertEqual(self.send(code_at()).status_code, 302)

    def test_records_wrong_codes(self):
        self.send("000000")
        record = Record.objects.get(action=Action.SIGN_IN_FAILED)
        self.assertEqual(record.person_id, self.user.pk)
        self.assertEqual(record.details, {"purpose": "code"})

    def test_is_not_gone_round_by_another_page(self):
        for path in ["confirm/", "confirm/code/", "confirm/passkey/", "email/", "security/app/"]:
            answer = self.client.get(f"/en/account/{path}")
            with self.subTest(path=path):
                self.assertIn(answer.status_code, {302})
                self.assertFalse(self.is_signed_in())

    def test_keeps_secrets_encrypted(self):
        stored = Authenticator.objects.get(pk=self.app.pk).data["secret"]
        self.assertNotIn(SECRET, stored)
        self.assertEqual(unseal(stored), SECRET)
        with self.settings(SECRET_KEY="x" * 50), self.assertRaises(InvalidToken):
            unseal(stored)
        with self.settings(SECRET_KEY="x" * 50, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
            self.assertEqual(unseal(stored), SECRET)

    def test_forgets_wrong_codes_in_time(self):
        for _ in range(10):
            self.send("000000")
        Attempt.objects.update(made_at=timezone.now() - timedelta(minutes=16))
        self.assertEqual(self.send(code_at()).status_code, 302)
