"""Signing in and out: one message for all that is wrong, and an end to guessing."""

import re
from datetime import timedelta
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory, TestCase, override_settings
from django.utils import timezone

from accounts.attempts import QUARTER, Attempt, Purpose, admit, place_of
from tests.cases import production_passwords
from tests.factories import make_user
from tests.work import SameWork, work_of

ADDRESS = "/en/account/sign-in/"
RIGHT = "correct horse battery staple"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|name="login" value="[^"]*"')


STRIP, MENU = r'<ul class="account">.*?</ul>', r'<nav class="nav".*?</nav>'
TRIES_PER_PLACE, TRIES_PER_NAME = 10, 50


class SignInCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="palau", email="palau@portal.example")
        cls.user.set_password(RIGHT)
        cls.user.save()

    def sign_in(self, name="palau", password=RIGHT, place="192.0.2.1", **extra):
        form = {"login": name, "password": password, **extra.pop("form", {})}
        return self.client.post(ADDRESS, form, REMOTE_ADDR=place, **extra)

    def try_wrongly(self, times, **how):
        for number in range(times):
            name = how.get("name", f"name-{number}")
            place = how.get("place", f"198.51.{number // 250}.{number % 250}")
            admit(Purpose.SIGN_IN, place, name)


class SignInTests(SameWork, SignInCase):
    def test_takes_name_or_address_in_any_case(self):
        for name in ["palau", "PALAU", "Palau@portal.example", " palau "]:
            with self.subTest(name=name):
                self.assertRedirects(self.sign_in(name), "/en/")
                self.client.logout()

    def make_others(self):
        """One account of each kind that lets nobody in."""
        closed = {"inactive": {"is_active": False}, "expired": {"expires_on": "2020-01-01"}}
        for name, columns in closed.items():
            user = make_user(username=name, **columns)
            user.set_password(RIGHT)
            user.save()
        without = make_user(username="without")
        without.set_unusable_password()
        without.save()

    def test_says_the_same_whatever_is_wrong(self):
        self.make_others()
        bodies = set()
        for number, (name, password) in enumerate([
            ("palau", "wrong"), ("nobody", RIGHT), ("inactive", RIGHT), ("without", RIGHT),
            ("inactive", "wrong"), ("nobody@portal.example", "wrong"), ("a" * 300, "wrong"),
            ("expired", RIGHT), ("expired", "wrong"), ("palau", f" {RIGHT}"),
            ("palau", RIGHT.upper()),
        ]):  # fmt: skip
            response = self.sign_in(name, password, place=f"192.0.2.{number}")
            self.assertEqual(response.status_code, 200)
            bodies.add(TOKEN.sub("", response.content.decode()))
        self.assertEqual(len(bodies), 1)

    @production_passwords
    def test_takes_as_much_work_whatever_is_wrong(self):
        self.make_others()
        self.user.set_password(RIGHT)
        self.user.save()
        names = ["warm", "palau", "nobody", "inactive", "expired", "without"]
        work = {
            name: work_of(partial(self.sign_in, name, "wrong", place=f"192.0.2.{number}"))
            for number, name in enumerate(names)
        }
        del work["warm"]
        self.assert_same_work(work)
        self.assertEqual(len(work["nobody"].passwords), 1)

    def test_gives_a_new_session_and_forgets_a_planted_one(self):
        self.client.cookies["sessionid"] = planted = "a" * 32
        self.sign_in()
        key = self.client.cookies["sessionid"].value
        self.assertNotEqual(key, planted)
        self.assertFalse(Session.objects.filter(session_key=planted).exists())
        cookie = self.client.cookies["sessionid"]
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")

    def test_leads_back_but_never_elsewhere(self):
        elsewhere = [
            "http://evil.example/", "//evil.example", "///evil.example", "/\\evil.example",
            "\\\\evil.example", "javascript:alert(1)", "https:evil.example", " //evil.example",
            "/\t/evil.example", "http:///evil.example", "data:text/html,x", "//evil@127.0.0.1",
            "\x08//evil.example", "http://127.0.0.1@evil.example", "//evil.example\\@testserver",
        ]  # fmt: skip
        for target in elsewhere:
            with self.subTest(target=target):
                response = self.sign_in(form={"next": target})
                self.assertEqual(response["Location"], "/en/")
                self.client.logout()
        response = self.sign_in(form={"next": "/fr/news/?q=a"})
        self.assertEqual(response["Location"], "/fr/news/?q=a")

    def test_takes_nothing_that_the_form_does_not_offer(self):
        self.sign_in(form={"is_staff": "1", "is_superuser": "1", "id": "1"})
        self.user.refresh_from_db()
        self.assertFalse(self.user.is_staff or self.user.is_superuser)

    def test_needs_a_token(self):
        client = Client(enforce_csrf_checks=True)
        response = client.post(ADDRESS, {"login": "palau", "password": RIGHT})
        self.assertEqual(response.status_code, 403)
        self.assertNotIn("sessionid", client.cookies)

    def test_a_new_password_ends_other_sessions(self):
        self.sign_in()
        self.user.set_password("another horse battery staple")
        self.user.save()
        self.assertContains(self.client.get("/en/"), "Sign in")


class StripTests(SignInCase):
    def links(self):
        """The addresses above the masthead; the menu of a phone ends with the same ones."""
        page = self.client.get("/en/news/").content.decode()
        strip, menu = (re.search(pattern, page, re.S)[0] for pattern in [STRIP, MENU])
        addresses = re.findall(r'(?:href|action)="([^"]+)"', strip)
        self.assertEqual(
            re.findall(r'(?:href|action)="([^"]+)"', menu)[-len(addresses) :], addresses
        )
        return addresses

    def test_leads_to_signing_in_to_asking_for_access_and_to_us(self):
        sign_in = "/en/account/sign-in/?next=/en/news/"
        self.assertEqual(self.links(), [sign_in, "/en/account/request/", "/en/contact/"])

    def test_leads_to_the_own_page_and_out(self):
        self.sign_in()
        self.assertEqual(self.links(), ["/en/account/", "/en/contact/", "/en/account/sign-out/"])


class SignOutTests(SignInCase):
    def test_is_a_form_and_ends_the_session(self):
        self.sign_in()
        old = self.client.cookies["sessionid"].value
        self.assertEqual(self.client.get("/en/account/sign-out/").status_code, 405)
        self.assertContains(self.client.get("/en/"), "Sign out")
        self.client.post("/en/account/sign-out/")
        self.client.cookies["sessionid"] = old
        self.assertContains(self.client.get("/en/"), "Sign in")


class ThrottleTests(SignInCase):
    def test_holds_the_right_password_back_after_ten_wrong_ones(self):
        for _ in range(TRIES_PER_PLACE):
            self.assertEqual(self.sign_in(password="wrong").status_code, 200)
        response = self.sign_in()
        self.assertContains(response, "Try again in 15 minutes", status_code=429)
        self.assertContains(response, 'value="palau"', status_code=429)
        self.assertTrue(0 < int(response["Retry-After"]) <= QUARTER.total_seconds() + 1)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertNotIn("sessionid", self.client.cookies)
        self.assertRedirects(self.sign_in(place="192.0.2.2"), "/en/")

    def test_believes_no_forged_address(self):
        self.try_wrongly(TRIES_PER_PLACE, place="192.0.2.1")
        for name in ["X_FORWARDED_FOR", "X_REAL_IP", "FORWARDED", "CLIENT_IP", "REMOTE_ADDR"]:
            with self.subTest(name=name):
                response = self.sign_in(**{f"HTTP_{name}": "203.0.113.9"})
                self.assertEqual(response.status_code, 429)

    def test_many_names_from_one_place_are_one_place(self):
        self.try_wrongly(TRIES_PER_PLACE, place="192.0.2.1")
        self.assertEqual(self.sign_in().status_code, 429)

    def test_one_name_from_many_places_waits_but_not_where_it_was_before(self):
        self.assertRedirects(self.sign_in(place="192.0.2.1"), "/en/")
        self.client.logout()
        self.try_wrongly(TRIES_PER_NAME, name="palau")
        self.assertEqual(self.sign_in(place="192.0.2.9").status_code, 429)
        self.assertEqual(self.sign_in(" PALAU ", place="192.0.2.9").status_code, 429)
        self.assertRedirects(self.sign_in(place="192.0.2.1"), "/en/")

    def test_spraying_and_guessing_from_everywhere_are_stopped(self):
        answers = [self.sign_in(f"name-{n}", "Customs2026!").status_code for n in range(50)]
        self.assertEqual(answers, [200] * 10 + [429] * 40)
        places = [f"198.51.100.{n}" for n in range(100)]
        answers = [self.sign_in("kiribati", "guess", place=p).status_code for p in places]
        self.assertEqual(answers, [200] * 50 + [429] * 50)

    def test_says_the_same_for_names_that_do_not_exist(self):
        self.try_wrongly(TRIES_PER_NAME, name="nobody")
        self.assertEqual(self.sign_in("nobody", place="192.0.2.9").status_code, 429)

    def test_right_ones_are_not_counted_against_anybody(self):
        for _ in range(TRIES_PER_PLACE + 2):
            self.assertRedirects(self.sign_in(), "/en/")
            self.client.logout()

    def test_ends_after_a_quarter_of_an_hour_however_often_one_tries(self):
        self.try_wrongly(TRIES_PER_PLACE, place="192.0.2.1")
        for _ in range(3):
            self.assertEqual(self.sign_in().status_code, 429)
        Attempt.objects.update(made_at=timezone.now() - QUARTER - timedelta(seconds=1))
        self.assertRedirects(self.sign_in(), "/en/")

    def test_keeps_no_name_and_no_place(self):
        self.try_wrongly(1, name="palau", place="192.0.2.1")
        row = str(Attempt.objects.values().get())
        self.assertNotIn("palau", row)
        self.assertNotIn("192.0.2", row)

    def test_the_admin_has_no_door_of_its_own(self):
        response = self.client.get("/admin/login/?next=/admin/newsroom/")
        self.assertRedirects(response, f"{ADDRESS}?next=/admin/newsroom/")
        response = self.client.post("/admin/login/", {"login": "palau", "password": RIGHT})
        self.assertEqual(response.status_code, 302)
        self.assertNotIn("sessionid", self.client.cookies)


class PlaceTests(TestCase):
    def place(self, address, forwarded=""):
        request = RequestFactory().get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=forwarded)
        request.user = AnonymousUser()
        return place_of(request)

    def test_is_an_address_or_a_network(self):
        cases = [
            ("192.0.2.1", "192.0.2.1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("", ""),
            ("odd", ""),
        ]
        for address, place in cases:
            with self.subTest(address=address):
                self.assertEqual(self.place(address), place)

    @override_settings(IS_BEHIND_PROXY=True)
    def test_is_what_the_proxy_added_last(self):
        self.assertEqual(self.place("10.0.0.1", "203.0.113.9, 192.0.2.1"), "192.0.2.1")
        self.assertEqual(self.place("10.0.0.1"), "10.0.0.1")
