"""The page of an event: when, where, how it stands, and who is told what."""

import json
import re
from datetime import date, time, timedelta

from django.core.cache import caches
from django.test import TestCase
from django.utils import timezone

from events.models import Attendance, EventStatus, ProgrammeText
from tests.factories import make_partner, make_region, make_user
from tests.meeting_factories import (
    make_event,
    make_registration,
    make_registration_form,
    make_working_body,
)

AHEAD = timezone.localdate() + timedelta(days=20)


class EventPageTests(TestCase):
    def setUp(self):
        for cache in caches.all():
            cache.clear()

    def page(self, language="en", **columns):
        columns.setdefault("slug", "event")
        self.event = make_event({"en": "An event"}, **columns)
        return self.client.get(f"/{language}/events/event/")

    def described(self, response):
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.text)
        return json.loads(found[1])["@graph"][0]

    def test_says_several_days_once(self):
        first, last = date(2025, 4, 7), date(2025, 4, 11)
        self.assertContains(self.page(starts_on=first, ends_on=last), "7–11 April 2025")

    def test_says_times_by_the_clocks_of_the_place(self):
        response = self.page(
            starts_on=date(2099, 7, 1),
            starts_time=time(9, 30),
            ends_time=time(17),
            zone="America/New_York",
        )
        self.assertContains(response, "09:30–17:00 (New York time)")
        self.assertContains(response, "Eastern Daylight Time")
        self.assertContains(response, '<time datetime="2099-07-01T09:30:00-04:00"></time>')

    def test_names_the_country_in_the_language_of_the_page(self):
        response = self.page("fr", city="Abidjan", country="CI")
        self.assertContains(response, "Abidjan, Côte d’Ivoire")

    def test_names_the_region(self):
        region = make_region("Far East", slug="far-east")
        self.page()
        self.event.regions.add(region)
        response = self.client.get("/fr/events/event/")
        self.assertContains(response, 'href="/fr/regions/far-east/"')

    def test_writes_the_fee_as_the_language_does(self):
        self.assertContains(self.page("fr", fee=1250), "1\u202f250,00\xa0€")

    def test_says_that_it_is_free(self):
        self.assertContains(self.page(fee=0), "Free of charge")

    def test_says_how_it_stands(self):
        for columns, words in [
            ({"status": EventStatus.CANCELLED}, "does not take place. The page stays"),
            ({"status": EventStatus.POSTPONED}, "does not take place on these days"),
            ({"status": EventStatus.PLANNED}, "may still change"),
            ({"starts_on": date(2020, 1, 1)}, "This event is over."),
            ({"starts_on": timezone.localdate()}, "is going on now"),
        ]:
            with self.subTest(words):
                slug = "-".join(words.lower().replace(".", "").split())
                make_event({"en": "An event"}, slug=slug, **columns)
                self.assertContains(self.client.get(f"/en/events/{slug}/"), words)

    def test_has_no_part_that_is_empty(self):
        response = self.page()
        self.assertNotContains(response, 'class="jump"')
        for name in ["programme", "speakers", "files", "partners", "related"]:
            self.assertNotContains(response, f'id="{name}"')

    def test_shows_the_programme_by_day_with_words_in_the_language_that_there_is(self):
        event = make_event({"en": "An event"}, slug="event", starts_on=AHEAD)
        speaker = event.speakers.create(name="Ana Silva", function="Professor")
        for hour, language, title in [(14, "en", "Closing"), (9, "fr", "Ouverture")]:
            item = event.programme.create(day=AHEAD, starts_time=time(hour))
            item.speakers.add(speaker)
            ProgrammeText.objects.create(item=item, language=language, title=title)
        response = self.client.get("/fr/events/event/")
        self.assertContains(response, '<div lang="en" dir="ltr">')
        html = response.text
        self.assertLess(html.index("Ouverture"), html.index("Closing"))
        self.assertContains(response, "Ana Silva", 3)
        self.assertContains(response, 'href="#programme"')

    def test_names_its_body_and_its_partners(self):
        body = make_working_body({"en": "Technical Committee"}, slug="committee")
        event = make_event({"en": "An event"}, slug="event", body=body)
        event.partners.add(make_partner({"en": "World Bank"}))
        response = self.client.get("/en/events/event/")
        self.assertContains(response, '<a href="/en/bodies/committee/">Technical Committee</a>')
        self.assertContains(response, "World Bank")

    def test_names_no_body_that_this_reader_may_not_see(self):
        body = make_working_body({"en": "Secret body"}, slug="secret", access="registered")
        self.assertNotContains(self.page(body=body), "Secret body")

    def test_is_told_to_search_engines(self):
        response = self.page(
            starts_on=date(2099, 7, 1),
            starts_time=time(9, 30),
            ends_time=time(17),
            zone="Asia/Kathmandu",
            attendance=Attendance.HYBRID,
            city="Pokhara",
            country="NP",
            status=EventStatus.POSTPONED,
            fee=0,
        )
        told = self.described(response)
        self.assertEqual(told["@type"], "Event")
        self.assertEqual(told["startDate"], "2099-07-01T09:30:00+05:45")
        self.assertEqual(told["eventStatus"], "https://schema.org/EventPostponed")
        self.assertTrue(told["eventAttendanceMode"].endswith("MixedEventAttendanceMode"))
        self.assertEqual(told["location"][0]["address"]["addressCountry"], "NP")
        self.assertEqual(told["location"][1]["@type"], "VirtualLocation")
        self.assertEqual(told["offers"]["price"], "0.00")

    def test_is_told_by_days_alone_where_it_has_no_times(self):
        told = self.described(self.page(starts_on=date(2099, 7, 1), ends_on=date(2099, 7, 3)))
        self.assertEqual((told["startDate"], told["endDate"]), ("2099-07-01", "2099-07-03"))

    def test_costs_as_much_however_much_there_is(self):
        event = make_event({"en": "An event"}, slug="event", body=make_working_body())
        event.partners.add(make_partner())
        for number in range(20):
            speaker = event.speakers.create(name=f"Speaker {number}")
            item = event.programme.create(day=event.starts_on)
            item.speakers.add(speaker)
            ProgrammeText.objects.create(item=item, language="en", title="Title")
        with self.assertNumQueries(8):
            self.client.get("/en/events/event/")


class OnlineAddressTests(TestCase):
    """Where it takes place online: every reader's business, unless one registers."""

    ADDRESS = "https://meet.example/room"

    def setUp(self):
        for cache in caches.all():
            cache.clear()

    def make(self, **columns):
        event = make_event({"en": "An event"}, slug="event", online_url=self.ADDRESS, **columns)
        event.participants_group()
        return event

    def is_shown(self):
        return self.ADDRESS in self.client.get("/en/events/event/").text

    def test_is_shown_to_every_reader_where_nobody_registers(self):
        self.make()
        self.assertTrue(self.is_shown())

    def test_is_shown_to_those_whose_registration_is_approved(self):
        form = make_registration_form(self.make())
        self.assertFalse(self.is_shown())
        waiting, approved = make_user(username="waiting"), make_user(username="approved")
        make_registration(form, waiting, state="to-approve")
        make_registration(form, approved)
        for user, expected in [(waiting, False), (approved, True)]:
            with self.subTest(user.username):
                self.client.force_login(user)
                self.assertEqual(self.is_shown(), expected)

    def test_is_shown_no_more_when_it_is_over_or_cancelled(self):
        event = self.make(starts_on=date(2020, 1, 1))
        self.assertFalse(self.is_shown())
        event.starts_on = event.ends_on = AHEAD
        event.status = EventStatus.CANCELLED
        event.save()
        self.assertFalse(self.is_shown())
