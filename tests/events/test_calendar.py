"""The calendar: a month as a table, each event on every one of its days."""

import re
from datetime import date, time, timedelta

from django.core.cache import caches
from django.test import TestCase
from django.utils import timezone

from events.models import Days, EventStatus
from tests.meeting_factories import make_event

YEAR = timezone.localdate().year


class CalendarTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_event({"en": "Three days"}, starts_on=date(2024, 4, 29), ends_on=date(2024, 5, 1))

    def setUp(self):
        for cache in caches.all():
            cache.clear()

    def days_of(self, title, month="2024-04", language="en"):
        """The days of a month on which an event of that title stands."""
        weeks = self.client.get(f"/{language}/events/calendar/{month}/").context["weeks"]
        return [
            cell.day.isoformat()
            for week in weeks
            for cell in week
            if title in [event.text.title for event in cell.events]
        ]

    def test_begins_with_the_month_that_it_is(self):
        response = self.client.get("/en/events/calendar/")
        self.assertRedirects(response, f"/en/events/calendar/{timezone.localdate():%Y-%m}/")

    def test_shows_an_event_on_each_of_its_days_in_both_months(self):
        self.assertEqual(self.days_of("Three days"), ["2024-04-29", "2024-04-30"])
        self.assertEqual(self.days_of("Three days", "2024-05"), ["2024-05-01"])

    def test_shows_days_as_clocks_have_them_where_it_takes_place(self):
        # In Samoa it is the next day already when it is noon in Brussels.
        make_event(
            {"en": "Samoa"},
            starts_on=date(2024, 4, 1),
            starts_time=time(0, 30),
            ends_time=time(2),
            zone="Pacific/Apia",
        )
        self.assertEqual(self.days_of("Samoa"), ["2024-04-01"])
        self.assertEqual(self.days_of("Samoa", "2024-03"), [])

    def test_ends_at_midnight_on_the_day_before(self):
        make_event(
            {"en": "Evening"},
            starts_on=date(2024, 4, 3),
            starts_time=time(20),
            ends_on=date(2024, 4, 4),
            ends_time=time(0),
        )
        self.assertEqual(self.days_of("Evening"), ["2024-04-03"])

    def test_leaves_out_what_ended_with_the_month_before(self):
        make_event(
            {"en": "Last evening"},
            starts_on=date(2024, 5, 31),
            starts_time=time(20),
            ends_on=date(2024, 6, 1),
            ends_time=time(0),
        )
        self.assertEqual(self.days_of("Last evening", "2024-05"), ["2024-05-31"])
        self.assertContains(
            self.client.get("/en/events/calendar/2024-06/"), "No event is on record"
        )

    def test_lists_apart_what_has_no_known_days(self):
        make_event(
            {"en": "Some day"},
            starts_on=date(2024, 4, 1),
            ends_on=date(2024, 4, 30),
            days_known=Days.MONTH,
        )
        self.assertEqual(self.days_of("Some day"), [])
        response = self.client.get("/en/events/calendar/2024-04/")
        self.assertContains(response, "Some day")

    def test_is_a_table_with_a_caption_that_begins_on_monday(self):
        html = self.client.get("/en/events/calendar/2024-04/").content.decode()
        self.assertRegex(html, r"<caption[^>]*>Events in April 2024</caption>")
        days = re.findall(r'<th scope="col">(\w+)</th>', html)
        self.assertEqual((days[0], days[6], len(days)), ("Monday", "Sunday", 7))

    def test_says_in_words_that_an_event_is_called_off(self):
        make_event({"en": "Gone"}, starts_on=date(2024, 4, 9), status=EventStatus.CANCELLED)
        self.assertContains(self.client.get("/en/events/calendar/2024-04/"), "<b>Cancelled</b>")

    def test_leads_to_its_neighbours(self):
        response = self.client.get("/en/events/calendar/2024-12/")
        self.assertContains(response, 'href="/en/events/calendar/2024-11/"')
        self.assertContains(response, 'href="/en/events/calendar/2025-01/"')

    def test_ends_where_nothing_is_on_record_or_planned(self):
        for month, status in [
            ("2007-01", 200),
            ("2006-12", 404),
            (f"{YEAR + 5}-12", 200),
            (f"{YEAR + 6}-01", 404),
            ("2024-13", 404),
            ("2024-00", 404),
            ("0000-01", 404),
        ]:
            with self.subTest(month):
                response = self.client.get(f"/en/events/calendar/{month}/")
                self.assertEqual(response.status_code, status)
        self.assertNotContains(self.client.get("/en/events/calendar/2007-01/"), "2006-12")

    def test_keeps_months_without_events_out_of_search_engines(self):
        empty = self.client.get("/en/events/calendar/2008-01/")
        self.assertContains(empty, "No event is on record in January 2008.")
        self.assertContains(empty, '<meta name="robots" content="noindex, follow">')
        self.assertNotContains(self.client.get("/en/events/calendar/2024-04/"), 'name="robots"')

    def test_costs_the_same_however_many_events(self):
        for number in range(40):
            day = date(2024, 4, 1) + timedelta(days=number % 28)
            make_event({"en": f"Event {number}"}, starts_on=day)
        with self.assertNumQueries(5):
            self.client.get("/en/events/calendar/2024-04/")
