"""The calendar of one's own, at an address that nobody else knows."""

import json
import logging
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.contrib.auth.hashers import make_password
from django.test import TestCase
from django.utils import timezone
from icalendar import Calendar

from accounts.erasing import erase
from accounts.models import User
from audit.models import Action, Record
from content.models import Access
from content.roles import ADMINISTRATOR
from events.models import CalendarLink
from meetings.models import Follow
from meetings.notices.stopping import stop_path
from registrations.letters import status_path
from registrations.models import Registration
from tests.factories import make_user
from tests.meeting_factories import (
    make_event,
    make_registration,
    make_registration_form,
    make_working_body,
)
from wco_portal.logs import JsonFormatter

PLACE = "/en/account/calendar/"
REVOKE = "/en/account/calendar/revoke/"
PASSWORD = "correct horse battery staple"


class OwnFeedCase(TestCase):
    def setUp(self):
        self.user = make_user(language="fr", password=make_password(PASSWORD))
        self.address = f"/calendar/{CalendarLink.make(self.user)}.ics"

    def titles(self):
        response = self.client.get(self.address)
        self.assertEqual(response.status_code, 200)
        return [str(event["SUMMARY"]) for event in Calendar.from_ical(response.content).events]


class OwnFeedTests(OwnFeedCase):
    def test_holds_what_one_registered_for_and_hopes_to_take_part_in(self):
        for state in ["approved", "waiting", "to-approve", "declined", "withdrawn"]:
            form = make_registration_form(make_event({"en": state}))
            make_registration(form, self.user, state=state)
        make_event({"en": "Another"})
        self.assertCountEqual(self.titles(), ["approved", "waiting", "to-approve"])

    def test_holds_what_one_follows(self):
        body, quiet = make_working_body(), make_working_body()
        make_event({"en": "Of the body"}, body=body)
        make_event({"en": "Of another"}, body=quiet)
        Follow.objects.create(user=self.user, body=body)
        Follow.objects.create(user=self.user, body=quiet, pace="never")
        Follow.objects.create(user=self.user, event=make_event({"en": "Followed"}))
        self.assertCountEqual(self.titles(), ["Of the body", "Followed"])

    def test_holds_what_is_over_for_a_year(self):
        today = timezone.localdate()
        for days in [100, 400]:
            event = make_event({"en": f"{days} days"}, starts_on=today - timedelta(days=days))
            Follow.objects.create(user=self.user, event=event)
        self.assertEqual(self.titles(), ["100 days"])

    def test_speaks_the_language_of_the_person(self):
        event = make_event({"en": "Session", "fr": "Séance"}, starts_on=date(2099, 1, 1))
        Follow.objects.create(user=self.user, event=event)
        self.assertEqual(self.titles(), ["Séance"])
        self.assertContains(self.client.get(self.address), f"/fr/events/{event.slug}/")

    def test_obeys_rights_at_the_moment_of_asking(self):
        event = make_event({"en": "Closed"}, access=Access.REGISTERED)
        Follow.objects.create(user=self.user, event=event)
        self.assertEqual(self.titles(), ["Closed"])
        type(event).objects.filter(pk=event.pk).update(access=Access.GROUPS)
        self.assertEqual(self.titles(), [])

    def test_gives_no_rights_that_wait_for_the_second_factor(self):
        administrator = make_user(ADMINISTRATOR)
        Follow.objects.create(user=administrator, event=make_event(access=Access.GROUPS))
        self.address = f"/calendar/{CalendarLink.make(administrator)}.ics"
        self.assertEqual(self.titles(), [])

    def test_is_kept_nowhere_and_opens_no_session(self):
        response = self.client.get(self.address)
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(response["Referrer-Policy"], "no-referrer")
        self.assertEqual(response["X-Robots-Tag"], "noindex")
        self.assertFalse(response.cookies)

    def test_costs_the_same_however_many_events(self):
        for more in [1, 10]:
            for _number in range(more):
                Follow.objects.create(user=self.user, event=make_event())
            with (
                self.subTest(more=more),
                self.assertNumQueries(5),
            ):  # link, rights (2), events, texts
                self.client.get(self.address)


class ClosedFeedTests(OwnFeedCase):
    def assert_nothing_there(self):
        nowhere = self.client.get(f"/calendar/{'a' * 43}.ics")
        response = self.client.get(self.address)
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response["Cache-Control"], nowhere["Cache-Control"])

    def test_a_revoked_address_leads_nowhere(self):
        CalendarLink.objects.all().delete()
        self.assert_nothing_there()

    def test_a_renewed_address_leads_nowhere(self):
        CalendarLink.make(self.user)
        self.assert_nothing_there()

    def test_nor_does_one_of_a_closed_account(self):
        yesterday = timezone.localdate() - timedelta(days=1)
        for columns in [{"is_active": False}, {"is_active": True, "expires_on": yesterday}]:
            User.objects.filter(pk=self.user.pk).update(**columns)
            with self.subTest(columns=columns):
                self.assert_nothing_there()

    def test_erasing_the_account_takes_it_away(self):
        erase(self.user, make_user(ADMINISTRATOR, is_superuser=True))
        self.assertFalse(CalendarLink.objects.exists())

    def test_stands_in_no_log(self):
        record = logging.LogRecord("x", 30, "", 1, "Not Found: %s", (self.address,), None)
        line = json.loads(JsonFormatter().format(record))
        self.assertEqual(line["message"], "Not Found: /calendar/....ics")

    def test_nor_do_those_of_letters(self):
        user = make_user()
        form = make_registration_form()
        made = make_registration(form, user)
        Registration.objects.update(user=None)
        made.refresh_from_db()
        for path, kept in [
            (status_path(made), "/en/registrations/.../"),
            (stop_path(user), "/en/account/following/stop/.../"),
            ("/admin/registrations/registrationform/12/", None),
        ]:
            record = logging.LogRecord("x", 30, "", 1, "Not Found: %s", (path,), None)
            line = json.loads(JsonFormatter().format(record))
            self.assertEqual(line["message"], f"Not Found: {kept or path}")


class CalendarLinkPageTests(TestCase):
    def setUp(self):
        self.user = make_user(password=make_password(PASSWORD))
        self.client.force_login(self.user)
        self.client.post("/en/account/confirm/", {"password": PASSWORD, "next": PLACE})

    def make(self):
        """The path of a new address."""
        page = self.client.post(PLACE)
        return urlsplit(page.context["address"]).path, page

    def test_shows_the_address_once(self):
        path, page = self.make()
        self.assertContains(page, path)
        self.assertEqual(page["Cache-Control"], "private, no-store")
        # With none at all, browsers send forms from "null", which the check of forms refuses.
        self.assertEqual(page["Referrer-Policy"], "strict-origin-when-cross-origin")
        self.assertEqual(self.client_class().get(path).status_code, 200)
        self.assertNotContains(self.client.get(PLACE), path)

    def test_keeps_no_token(self):
        path, _page = self.make()
        token = path.removeprefix("/calendar/").removesuffix(".ics")
        self.assertEqual(len(token), 43)
        self.assertNotIn(token, str(CalendarLink.objects.values().get()))
        self.assertNotIn(token, str(list(Record.objects.values())))

    def test_renews_and_revokes(self):
        first, _page = self.make()
        second, _page = self.make()
        self.assertEqual(
            [self.client.get(path).status_code for path in [first, second]], [404, 200]
        )
        self.assertRedirects(self.client.post(REVOKE), PLACE)
        self.assertEqual(self.client.get(second).status_code, 404)

    def test_is_written_down(self):
        self.make()
        self.make()
        self.client.post(REVOKE)
        self.client.post(REVOKE)
        made, revoked = Action.CALENDAR_LINK_MADE, Action.CALENDAR_LINK_REVOKED
        records = Record.objects.filter(action__in=[made, revoked]).order_by("pk")
        self.assertEqual([record.action for record in records], [made, made, revoked])

    def test_asks_who_one_is_before_it_makes_one(self):
        other = self.client_class()
        other.force_login(make_user(password=make_password(PASSWORD)))
        response = other.post(PLACE)
        self.assertIn("/account/confirm/", response["Location"])
        self.assertFalse(CalendarLink.objects.exists())
        page = other.post(response["Location"], {"password": PASSWORD, "next": PLACE})
        self.assertEqual(self.client.get(urlsplit(page.context["address"]).path).status_code, 200)

    def test_looking_makes_nothing(self):
        self.client.get(PLACE)
        self.client.get(REVOKE)
        self.assertFalse(CalendarLink.objects.exists())
