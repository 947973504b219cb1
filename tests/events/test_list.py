"""The list of events: what is ahead, what is over by year, and how it is narrowed."""

import json
from datetime import date, time, timedelta
from unittest import mock

from django.core.cache import caches
from django.test import TestCase
from django.utils import timezone

from content.models import Entry
from events.models import Attendance, Days, Event, EventCategory, EventStatus
from tests.cases import kept_between_requests
from tests.factories import make_region, make_topic
from tests.meeting_factories import make_event, make_working_body

NOW = timezone.localdate()


def days(number):
    return NOW + timedelta(days=number)


def forget():
    for cache in caches.all():
        cache.clear()


class EventListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make_topic("Origin", slug="origin")
        cls.region = make_region("Region A", slug="region-a")
        cls.body = make_working_body({"en": "Technical Committee"}, slug="committee")
        cls.later = make_event({"en": "Later conference"}, starts_on=days(60), body=cls.body)
        cls.soon = make_event(
            {"en": "Soon a workshop"},
            starts_on=days(3),
            category=EventCategory.WORKSHOP,
            attendance=Attendance.ONLINE,
            topics=[cls.topic],
            regions=[cls.region],
        )
        cls.on = make_event({"en": "It goes on"}, starts_on=days(-2), ends_on=days(2))
        cls.over = make_event({"en": "It is over"}, starts_on=date(2024, 4, 7), body=cls.body)
        cls.older = make_event({"en": "Long ago"}, starts_on=date(2007, 3, 27))

    def setUp(self):
        forget()

    def titles(self, query=""):
        finder = self.client.get(f"/en/events/{query}").context["finder"]
        return [entry.text.title for entry in finder.entries]

    def test_shows_what_is_ahead_the_next_first_with_what_goes_on(self):
        self.assertEqual(self.titles(), ["It goes on", "Soon a workshop", "Later conference"])
        forget()
        self.assertContains(self.client.get("/en/events/"), "3 upcoming events")

    def test_shows_the_past_by_request_the_latest_first(self):
        self.assertEqual(self.titles("?when=past"), ["It is over", "Long ago"])
        forget()
        self.assertContains(self.client.get("/en/events/?when=past"), "2 past events")

    def test_shows_a_year(self):
        self.assertEqual(self.titles("?when=2007"), ["Long ago"])
        self.assertEqual(self.titles("?when=2007&when=2024"), ["It is over", "Long ago"])

    def test_shows_everything_where_both_are_asked_for(self):
        self.assertEqual(len(self.titles("?when=upcoming&when=past")), 5)

    def test_ignores_a_time_that_nobody_understands(self):
        response = self.client.get("/en/events/?when=tomorrow")
        self.assertContains(response, "was not understood")
        self.assertContains(response, "3 upcoming events")

    def test_says_that_the_next_stands_first_where_it_does(self):
        for query, is_first in [("", True), ("?when=past", False), ("?sort=newest", False)]:
            with self.subTest(query):
                page = self.client.get(f"/en/events/{query}")
                self.assertEqual("the next to begin first" in page.text, is_first)

    def test_leads_to_the_past_at_its_end(self):
        response = self.client.get("/en/events/?body=committee")
        self.assertContains(response, "No more events are announced.")
        self.assertContains(response, 'href="?body=committee&amp;when=past">1 past event<')

    def test_says_that_nothing_is_ahead_and_leads_to_the_past(self):
        ahead = [self.on.pk, self.soon.pk, self.later.pk]
        Entry.objects.filter(pk__in=ahead).update(languages=[])
        response = self.client.get("/en/events/")
        self.assertContains(response, "No events are announced.")
        self.assertContains(response, 'href="?when=past">2 past events<')

    def test_is_narrowed_by_each_facet(self):
        for query in [
            "topic=origin",
            "region=region-a",
            "category=workshop",
            "attendance=online",
            "q=workshop",
        ]:
            with self.subTest(query):
                self.assertEqual(self.titles(f"?{query}"), ["Soon a workshop"])
        self.assertEqual(self.titles("?body=committee"), ["Later conference"])
        self.assertEqual(self.titles("?body=committee&when=past"), ["It is over"])

    def test_counts_the_past_and_years_beside_what_is_ahead(self):
        facets = self.client.get("/en/events/").context["finder"].facets
        when = next(facet for facet in facets if facet["name"] == "when")
        counts = {choice["value"]: choice["count"] for choice in when["choices"]}
        self.assertEqual((counts["upcoming"], counts["past"]), (3, 2))
        self.assertEqual((counts["2024"], counts["2007"]), (1, 1))

    def test_stands_under_months_and_what_goes_on_apart(self):
        response = self.client.get("/en/events/")
        labels = [group.heading.label for group in response.context["finder"].groups]
        self.assertEqual(labels[0], "Going on now")
        past = self.client.get("/en/events/?when=past").context["finder"].groups
        self.assertEqual([g.heading.label for g in past], ["April 2024", "March 2007"])

    def test_says_in_words_that_an_event_is_called_off(self):
        for status in [EventStatus.CANCELLED, EventStatus.POSTPONED]:
            Event.objects.filter(pk=self.soon.pk).update(status=status)
            forget()
            self.assertContains(self.client.get("/en/events/"), f"<b>{status.label}</b>")

    def test_shows_no_more_of_a_date_than_is_known(self):
        make_event(
            {"en": "Some day"},
            starts_on=date(2016, 6, 1),
            ends_on=date(2016, 6, 30),
            days_known=Days.MONTH,
        )
        response = self.client.get("/en/events/?when=2016")
        self.assertContains(response, 'datetime="2016-06"')
        self.assertNotContains(response, "1–30 June")

    def test_costs_the_same_however_many_there_are_with_every_facet(self):
        query = "?q=event&topic=origin&region=region-a&category=meeting&body=committee"
        for number in range(30):
            make_event(
                {"en": f"Event {number}"},
                topics=[self.topic],
                regions=[self.region],
                body=self.body,
                attendance=Attendance.ONLINE,
            )
        for address, most in [
            ("/en/events/", 6),
            (f"/en/events/{query}&attendance=online&language=en&when=upcoming", 10),
        ]:
            forget()
            with self.subTest(address), self.assertNumQueries(most):
                self.client.get(address)


class PassingTimeTests(TestCase):
    """Pages are kept; an event that ends leaves them without anybody's doing."""

    @kept_between_requests()
    def test_moves_an_event_to_the_past(self):
        event = make_event(
            {"en": "Ends soon"}, starts_on=days(1), starts_time=time(9), ends_time=time(15)
        )
        self.assertContains(self.client.get("/en/events/"), "Ends soon")
        for after, shown in [(-1, self.assertContains), (1, self.assertNotContains)]:
            at = event.ends_at + timedelta(seconds=after)
            with self.subTest(after), mock.patch("django.utils.timezone.now", return_value=at):
                shown(self.client.get("/en/events/"), "Ends soon")
        with mock.patch("django.utils.timezone.now", return_value=at):
            self.assertContains(self.client.get("/en/events/?when=past"), "Ends soon")


class EventExportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.body = make_working_body({"en": "Technical Committee"}, slug="committee")
        cls.event = make_event(
            {"en": "Timed"},
            starts_on=date(2099, 7, 1),
            starts_time=time(9, 30),
            ends_time=time(17),
            zone="Asia/Kathmandu",
            body=cls.body,
            interpretation=["en", "zh-hans"],
            fee=0,
            city="Pokhara",
            country="NP",
        )
        make_event({"en": "All day"}, starts_on=date(2099, 8, 1))

    def setUp(self):
        forget()

    def items(self, query=""):
        response = self.client.get(f"/en/events/feed.json{query}")
        items = json.loads(response.getvalue())["items"]
        return {item["title"]["text"]: item for item in items}

    def test_says_when_by_the_clocks_of_the_place(self):
        found = self.items()
        timed, all_day = found["Timed"], found["All day"]
        self.assertEqual(timed["starts_at"], "2099-07-01T09:30:00+05:45")
        self.assertEqual((timed["zone"], timed["city"]), ("Asia/Kathmandu", "Pokhara"))
        self.assertEqual(timed["body"]["slug"], "committee")
        self.assertEqual((timed["fee"], timed["interpretation"]), (0, ["en", "zh-Hans"]))
        self.assertEqual((all_day["starts_at"], all_day["fee"]), (None, None))

    def test_holds_what_the_page_shows_and_all_of_it_by_request(self):
        make_event({"en": "Over"}, starts_on=date(2020, 1, 1))
        self.assertNotIn("Over", self.items())
        self.assertIn("Over", self.items("?when=past&when=upcoming"))
        self.assertContains(
            self.client.get("/en/open-data/events/"), "feed.csv?when=upcoming&amp;when=past"
        )
