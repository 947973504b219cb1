"""How long a session lasts, and what ends it."""

import time

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from accounts.lasting import BEGAN, SEEN
from content.roles import ADMINISTRATOR
from tests.factories import make_user

SIGN_IN, CHANGE = "/en/account/sign-in/", "/en/account/security/password/"
WRITING = "/admin/writing/"
RIGHT = "correct horse battery staple"
MINUTE, HOUR, DAY = 60, 3600, 86_400


class SessionCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.reader = make_user(username="reader", email="reader@portal.example")
        cls.staff = make_user(ADMINISTRATOR, username="staff")

    def age(self, client, **seconds):
        """Make the session older: what it says of itself, not the clock."""
        session = client.session
        for name, by in seconds.items():
            session[{"began": BEGAN, "seen": SEEN}[name]] = int(time.time()) - by
        session.save()

    def is_in(self, client):
        return b"Sign out" in client.get("/en/").content


class LastingTests(SessionCase):
    def test_of_a_delegate_ends_after_two_weeks(self):
        self.client.force_login(self.reader)
        self.age(self.client, began=14 * DAY - MINUTE, seen=13 * DAY)
        self.assertTrue(self.is_in(self.client))
        self.age(self.client, began=14 * DAY + MINUTE)
        self.assertFalse(self.is_in(self.client))
        self.assertEqual(Session.objects.count(), 0)

    def test_of_people_with_rights_ends_after_a_working_day(self):
        self.client.force_login(self.staff)
        self.age(self.client, began=12 * HOUR - MINUTE, seen=0)
        self.assertTrue(self.is_in(self.client))
        self.age(self.client, began=12 * HOUR + MINUTE, seen=0)
        self.assertFalse(self.is_in(self.client))

    def test_of_people_with_rights_ends_by_idleness(self):
        self.client.force_login(self.staff)
        self.age(self.client, seen=29 * MINUTE)
        self.assertTrue(self.is_in(self.client))
        self.age(self.client, seen=31 * MINUTE)
        self.assertFalse(self.is_in(self.client))

    def test_of_people_with_rights_goes_on_while_they_write(self):
        self.client.force_login(self.staff)
        self.age(self.client, began=11 * HOUR, seen=29 * MINUTE)
        self.assertEqual(self.client.get(WRITING).status_code, 204)
        self.assertLess(time.time() - self.client.session[SEEN], 5)
        self.age(self.client, began=12 * HOUR + MINUTE, seen=0)
        self.assertEqual(self.client.get(WRITING).status_code, 302)
        self.assertFalse(self.is_in(self.client))

    def test_that_is_over_is_not_opened_by_writing(self):
        self.client.force_login(self.staff)
        self.age(self.client, seen=31 * MINUTE)
        self.assertEqual(self.client.get(WRITING).status_code, 302)
        self.assertFalse(self.is_in(self.client))

    def test_says_why_it_ended_and_leads_back(self):
        self.client.force_login(self.staff)
        self.age(self.client, seen=31 * MINUTE)
        response = self.client.get(CHANGE)
        self.assertRedirects(response, f"{SIGN_IN}?next={CHANGE}", fetch_redirect_response=False)
        page = self.client.get(response["Location"])
        self.assertContains(page, "nothing happened for 30 minutes")
        self.assertContains(page, f'name="next" value="{CHANGE}"')
        self.assertNotContains(self.client.get(SIGN_IN), "nothing happened")

    def statements(self):
        """What the database is asked for a page, without the words of the page."""
        with CaptureQueriesContext(connection) as asked:
            self.assertTrue(self.is_in(self.client))
        return [query["sql"].partition(" ")[0] for query in asked if "session" in query["sql"]]

    def test_of_people_with_rights_is_written_at_most_once_a_minute(self):
        self.client.force_login(self.staff)
        self.age(self.client, seen=50)
        self.assertEqual(self.statements(), ["SELECT"])
        self.age(self.client, seen=2 * MINUTE)
        self.assertEqual(self.statements(), ["SELECT", "UPDATE"])
        self.assertLess(time.time() - self.client.session[SEEN], 5)
        self.assertEqual(self.statements(), ["SELECT"])

    def test_of_a_reader_is_never_written(self):
        self.client.force_login(self.reader)
        self.age(self.client, began=10 * DAY, seen=10 * DAY)
        self.assertEqual(self.statements(), ["SELECT"])

    def test_survives_a_clock_that_was_put_back(self):
        for person in [self.reader, self.staff]:
            self.client.force_login(person)
            self.age(self.client, began=-HOUR, seen=-HOUR)
            self.assertTrue(self.is_in(self.client))

    def test_without_a_beginning_is_over(self):
        self.client.force_login(self.reader)
        session = self.client.session
        del session[BEGAN]
        session.save()
        self.assertFalse(self.is_in(self.client))


class RightsTests(SessionCase):
    def test_end_with_the_next_request(self):
        for change in [{"is_active": False}, {"expires_on": "2020-01-01"}]:
            user = make_user(username=f"u{len(str(change))}")
            self.client.force_login(user)
            self.assertTrue(self.is_in(self.client))
            type(user).objects.filter(pk=user.pk).update(**change)
            self.assertFalse(self.is_in(self.client), change)

    def test_of_staff_end_with_the_next_request(self):
        self.client.force_login(self.staff)
        self.assertEqual(self.client.get("/admin/").status_code, 200)
        type(self.staff).objects.filter(pk=self.staff.pk).update(is_staff=False)
        self.assertIn(self.client.get("/admin/").status_code, [302, 404])


class CookieTests(SessionCase):
    def sign_in(self, client, **form):
        self.reader.set_password(RIGHT)
        self.reader.save()
        return client.post(SIGN_IN, {"login": "reader", "password": RIGHT, **form})

    def test_lasts_two_weeks_where_that_was_asked_for_and_else_as_long_as_the_browser(self):
        self.sign_in(self.client)
        self.assertEqual(self.client.cookies["sessionid"]["max-age"], "")
        client = Client()
        self.sign_in(client, remember="on")
        self.assertEqual(client.cookies["sessionid"]["max-age"], 14 * DAY)

    def test_is_new_at_sign_in_and_a_planted_one_worthless(self):
        for planted in ["a" * 32, "0" * 32, "x", "' OR 1=1 --"]:
            client = Client()
            client.cookies["sessionid"] = planted
            self.sign_in(client)
            key = client.cookies["sessionid"].value
            self.assertNotEqual(key, planted)
            self.assertEqual(len(key), 32)  # of 36 letters and digits: 165 bits
            self.assertFalse(Session.objects.filter(session_key=planted).exists())

    def test_of_a_visitor_is_not_that_of_the_person_who_signs_in(self):
        session = self.client.session
        session["x"] = 1
        session.save()
        before = session.session_key
        self.client.cookies["sessionid"] = before
        self.sign_in(self.client)
        self.assertNotEqual(self.client.cookies["sessionid"].value, before)
        self.assertFalse(Session.objects.filter(session_key=before).exists())

    def test_is_not_for_scripts_nor_for_other_sites(self):
        self.sign_in(self.client)
        for cookie in self.client.cookies.values():
            self.assertTrue(cookie["httponly"], cookie.key)
            self.assertEqual(cookie["samesite"], "Lax", cookie.key)

    def test_never_comes_with_a_public_page(self):
        client = Client()
        for path in ["/en/", "/en/news/", "/en/topics/", "/robots.txt"]:
            self.assertNotIn("sessionid", client.get(path).cookies)
        self.assertEqual(settings.SESSION_COOKIE_AGE, 14 * DAY)


class SignOutTests(SessionCase):
    def test_needs_a_form_with_its_token(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.reader)
        self.assertEqual(client.get("/en/account/sign-out/").status_code, 405)
        self.assertEqual(client.post("/en/account/sign-out/").status_code, 403)
        self.assertTrue(self.is_in(client))

    def test_ends_the_session_for_whoever_has_the_cookie(self):
        self.client.force_login(self.reader)
        old = self.client.cookies["sessionid"].value
        self.assertRedirects(self.client.post("/en/account/sign-out/"), "/en/")
        self.client.cookies["sessionid"] = old
        self.assertFalse(self.is_in(self.client))
        self.assertFalse(Session.objects.filter(session_key=old).exists())
