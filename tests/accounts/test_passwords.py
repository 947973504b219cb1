"""Choosing passwords: by letter, by the old one, and for the first time."""

import re
from datetime import datetime, timedelta
from functools import partial

from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.core.signing import TimestampSigner
from django.test import Client, TestCase, override_settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import tasks, welcome
from accounts.attempts import Attempt
from accounts.models import User
from audit.models import Action, Record
from mail.models import Letter
from tests.factories import make_user
from tests.work import SameWork, work_of

ASK, SENT = "/en/account/password/", "/en/account/password/sent/"
CHANGE = "/en/account/security/password/"
OLD, NEW = "correct horse battery staple", "wrong mare accumulator paperclip"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|name="email" value="[^"]*"')
LINK = re.compile(r"http\S+")


class PasswordCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="palau", email="Palau@portal.example", language="fr")
        cls.user.set_password(OLD)
        cls.user.save()

    def ask(self, email="palau@portal.example", place="192.0.2.1", **extra):
        return self.client.post(ASK, {"email": email}, REMOTE_ADDR=place, **extra)

    def work(self):
        """Do what was left to the worker."""
        for job in ProcrastinateJob.objects.filter(task_name="accounts.tasks.write_reset"):
            tasks.write_reset(**job.args)

    def letter_link(self, **extra):
        """The path of the link in the newest letter."""
        self.ask(**extra)
        self.work()
        return LINK.search(Letter.objects.latest("pk").body)[0].removeprefix(
            "http://127.0.0.1:8000"
        )

    def follow(self, link):
        response = self.client.get(link)
        return response, response.headers.get("Location", "")

    def choose(self, page, password=NEW, again=None):
        return self.client.post(page, {"password1": password, "password2": again or password})


class AskingTests(SameWork, PasswordCase):
    def test_says_the_same_for_every_address(self):
        for number, columns in enumerate(
            [{"is_active": False}, {"is_staff": True}, {"expires_on": "2020-01-01"}]
        ):
            make_user(username=f"u{number}", email=f"u{number}@portal.example", **columns)
        answers = set()
        for email in ["palau@portal.example", "nobody@portal.example", "u0@portal.example",
                      "u1@portal.example", "u2@portal.example"]:  # fmt: skip
            response = self.ask(email)
            self.assertRedirects(response, SENT)
            answers.add(TOKEN.sub("", self.client.get(SENT).content.decode()))
        self.assertEqual(len(answers), 1)

    def test_does_the_same_work_for_every_address(self):
        work = {}
        for number, name in enumerate(["warm", "palau", "nobody"]):
            ask = partial(self.ask, f"{name}@portal.example", place=f"192.0.2.{number}")
            work[name] = work_of(ask)
        del work["warm"]
        self.assert_same_work(work)
        # Attempt and its limits, user, job.
        self.assertEqual(work["nobody"].statements, 7)
        self.assertEqual(Letter.objects.count(), 0)

    def test_writes_to_open_accounts_only_with_or_without_a_password(self):
        without = make_user(username="without", email="without@portal.example")
        without.set_unusable_password()
        without.save()
        make_user(username="off", email="off@portal.example", is_active=False)
        make_user(username="over", email="over@portal.example", expires_on="2020-01-01")
        for name in ["palau", "without", "off", "over", "nobody"]:
            self.ask(f"{name}@portal.example")
        self.work()
        receivers = Letter.objects.order_by("pk").values_list("to", flat=True)
        self.assertEqual([*receivers], ["Palau@portal.example", "without@portal.example"])
        self.assertEqual(
            [*Record.objects.order_by("pk").values_list("action", "person")],
            [(Action.PASSWORD_RESET_ASKED, user.pk) for user in [self.user, without]],
        )

    def test_is_not_fooled_by_letters_that_look_alike(self):
        make_user(username="mike", email="mike@portal.example")
        for email in ["mıke@portal.example", "mike@portal.examplė", "ｍike@portal.example"]:
            self.ask(email)
        self.work()
        self.assertEqual(Letter.objects.count(), 0)

    def test_writes_in_the_persons_language_with_the_configured_host(self):
        with override_settings(ALLOWED_HOSTS=["*"]):
            link = self.letter_link(HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="evil.example")
        self.assertTrue(link.startswith("/fr/account/password/new/"))
        self.assertNotIn("evil", Letter.objects.get().body)
        self.assertEqual(Letter.objects.get().language, "fr")
        self.assertEqual(mail.outbox, [])

    def test_floods_no_mailbox(self):
        for number in range(12):
            email = ["palau@portal.example", "PALAU@portal.example "][number % 2]
            self.assertRedirects(self.ask(email, place=f"192.0.2.{number}"), SENT)
        self.work()
        self.assertEqual(Letter.objects.count(), 3)

    def test_holds_a_place_back_that_asks_for_many(self):
        for number in range(10):
            self.assertRedirects(self.ask(f"name-{number}@portal.example"), SENT)
        response = self.ask()
        self.assertContains(response, "Try again in", status_code=429)
        self.assertContains(response, "palau@portal.example", status_code=429)
        self.assertTrue(0 < int(response["Retry-After"]) <= 3601)
        self.assertRedirects(self.ask(place="192.0.2.2"), SENT)

    def test_refuses_what_is_no_address(self):
        for email in ["", "palau", "palau@", "a\x00@portal.example", "x" * 400 + "@a.example"]:
            with self.subTest(email=email):
                self.assertContains(self.ask(email), "There is a problem")
        self.assertEqual(Attempt.objects.count(), 0)


class ResetTests(PasswordCase):
    def test_leads_to_the_form_without_the_key(self):
        response, page = self.follow(self.letter_link())
        self.assertEqual(page.rpartition("-")[2], "password/")
        self.assertEqual(response["Referrer-Policy"], "same-origin")
        self.assertIn("no-store", response["Cache-Control"])
        form = self.client.get(page)
        self.assertContains(form, "password1")
        self.assertEqual(form["Referrer-Policy"], "same-origin")
        self.assertIn("no-store", form["Cache-Control"])

    def test_sets_the_password_and_ends_every_session(self):
        other = Client()
        other.force_login(self.user)
        self.client.force_login(self.user)
        _response, page = self.follow(self.letter_link())
        self.assertRedirects(self.choose(page), "/fr/account/sign-in/")
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(NEW))
        for client in [other, self.client]:
            self.assertRedirects(client.get(CHANGE), f"/en/account/sign-in/?next={CHANGE}")
        self.assertEqual(Letter.objects.latest("pk").to, self.user.email)
        self.assertEqual(Record.objects.latest("pk").action, Action.PASSWORD_RESET)

    def test_works_once(self):
        link = self.letter_link()
        second = self.letter_link()
        _response, page = self.follow(link)
        self.choose(page)
        for used in [link, second]:
            self.assertContains(Client().get(used), "/account/password/")
            self.assertNotContains(Client().get(used), "password1")
        self.assertNotContains(self.choose(page, "another password entirely"), "password1")
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(NEW))

    def test_lasts_an_hour(self):
        link = self.letter_link()
        for minutes, status in [(59, 302), (61, 200)]:
            made = default_token_generator._num_seconds(
                datetime.now() - timedelta(minutes=minutes)  # noqa: DTZ005 (as Django does)
            )
            token = default_token_generator._make_token_with_timestamp(
                self.user, made, default_token_generator.secret
            )
            with self.subTest(minutes=minutes):
                aged = f"{link.partition('-')[0]}-{token}/"
                self.assertEqual(Client().get(aged).status_code, status)

    def test_ends_with_the_account(self):
        link = self.letter_link()
        _response, page = self.follow(link)
        User.objects.update(is_active=False)
        self.assertNotContains(self.choose(page), "password1")
        User.objects.update(is_active=True, email="elsewhere@portal.example")
        self.assertEqual(Client().get(link).status_code, 200)
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(OLD))

    def test_lets_the_owner_in_whom_strangers_hold_back(self):
        for number in range(60):
            Attempt.objects.create(
                place=str(number), name="x", made_at=timezone.now(), purpose="sign_in"
            )
        _response, page = self.follow(self.letter_link())
        self.choose(page)
        right = Attempt.objects.filter(purpose="sign_in", is_right=True)
        self.assertEqual(right.count(), 2)


class ChangeTests(PasswordCase):
    def setUp(self):
        self.client.force_login(self.user)

    def change(self, old=OLD, new=NEW, again=None):
        form = {"oldpassword": old, "password1": new, "password2": again or new}
        return self.client.post(CHANGE, form)

    def test_asks_for_the_old_one(self):
        self.assertContains(self.change(old="wrong"), "This is not your password.")
        self.assertContains(self.change(old=""), "Write your password.")
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(OLD))

    def test_ends_other_sessions_and_keeps_this_one(self):
        other = Client()
        other.force_login(self.user)
        before = self.client.session.session_key
        self.assertRedirects(self.change(), "/en/account/security/", fetch_redirect_response=False)
        self.assertNotEqual(self.client.session.session_key, before)
        self.assertContains(self.client.get("/en/"), "Your password is changed")
        self.assertContains(other.get("/en/"), "/en/account/sign-in/")

    def test_is_told_to_the_owner_and_the_log(self):
        self.change()
        self.assertEqual(Letter.objects.get().to, "Palau@portal.example")
        record = Record.objects.get(action=Action.PASSWORD_CHANGED)
        self.assertEqual((record.actor_id, record.person_id), (self.user.pk, self.user.pk))

    def test_holds_guesses_of_the_old_one_back(self):
        for _ in range(10):
            self.change(old="wrong")
        response = self.change()
        self.assertEqual(response.status_code, 429)
        self.assertIn("Retry-After", response)
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(OLD))

    def test_leads_those_without_a_password_to_the_letter(self):
        self.user.set_unusable_password()
        self.user.save()
        self.client.force_login(self.user)
        self.assertRedirects(self.client.get(CHANGE), ASK)


class WelcomeTests(PasswordCase):
    def setUp(self):
        self.user.set_unusable_password()
        self.user.save()

    def invite(self):
        link = LINK.search(welcome.invite(self.user).body)[0]
        return link.removeprefix("http://127.0.0.1:8000")

    def test_lets_choose_the_first_password_once(self):
        link = self.invite()
        response = self.client.get(link)
        self.assertRedirects(response, "/fr/account/welcome/")
        self.assertEqual(response["Referrer-Policy"], "same-origin")
        self.assertIn("no-store", response["Cache-Control"])
        response = self.choose("/fr/account/welcome/")
        self.assertRedirects(response, "/fr/account/sign-in/")
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password(NEW))
        self.assertNotContains(Client().get(link), "password1")
        self.assertNotContains(self.client.get("/fr/account/welcome/"), "password1")

    def test_lasts_a_week(self):
        for age, status in [(timedelta(days=7), 302), (timedelta(0), 200)]:
            with self.subTest(age=age), override_settings(WELCOME_LINK_AGE=age):
                link = f"/en/account/welcome/{welcome.new_token(self.user)}/"
                self.assertEqual(Client().get(link).status_code, status)

    def test_is_signed_and_for_open_accounts(self):
        token = welcome.new_token(self.user)
        forged = TimestampSigner(sep=".", salt="another").sign_object([self.user.pk, ""])
        for wrong in [token[:-1], f"{token}x", "none", forged]:
            self.assertIsNone(welcome.invited(wrong))
        User.objects.update(is_active=False)
        self.assertIsNone(welcome.invited(token))
