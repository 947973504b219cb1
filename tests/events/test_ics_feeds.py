"""Calendars to subscribe to: the query of the finder, with what was lately."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone
from icalendar import Calendar

from content.models import Access
from tests.factories import make_topic, make_user
from tests.meeting_factories import make_event, make_working_body

FEED = "/en/events/feed.ics"


class EventFeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.body, cls.topic = make_working_body({"en": "Our committee"}), make_topic("Origin")
        for days in [-500, -100, 0, 100]:
            day = timezone.localdate() + timedelta(days=days)
            make_event({"en": f"{days} days"}, starts_on=day, body=cls.body, topics=[cls.topic])
        make_event({"en": "Elsewhere"}, category="course")

    def titles(self, query="", language="en"):
        response = self.client.get(f"/{language}/events/feed.ics{query}")
        self.assertEqual(response.status_code, 200)
        return [str(event["SUMMARY"]) for event in Calendar.from_ical(response.getvalue()).events]

    def test_holds_what_is_ahead_and_what_was_within_a_year_by_its_start(self):
        self.assertEqual(self.titles(), ["-100 days", "0 days", "Elsewhere", "100 days"])

    def test_is_of_a_body_a_topic_or_any_query(self):
        ours = ["-100 days", "0 days", "100 days"]
        for query in [
            f"?body={self.body.slug}",
            f"?topic={self.topic.slug}",
            f"?topic={self.topic.slug}&body={self.body.slug}&category=meeting",
            "?q=days",
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), ours)

    def test_holds_what_the_query_says_of_time(self):
        self.assertEqual(self.titles("?when=past"), ["-500 days", "-100 days"])
        self.assertEqual(self.titles("?when=upcoming"), ["0 days", "Elsewhere", "100 days"])

    def test_is_named_after_what_it_holds(self):
        written = self.client.get(f"{FEED}?body={self.body.slug}").getvalue()
        calendar = Calendar.from_ical(written)
        self.assertEqual(calendar["NAME"], "WCO · Events and meetings · Our committee")
        self.assertTrue(calendar["SOURCE"].endswith(f"/en/events/feed.ics?body={self.body.slug}"))

    def test_obeys_rights(self):
        make_event({"en": "Closed"}, access=Access.REGISTERED)
        self.assertNotIn("Closed", self.titles())
        self.client.force_login(make_user())
        self.assertIn("Closed", self.titles())
        response = self.client.get(FEED)
        self.assertEqual(response["Cache-Control"], "private, no-store")

    def test_is_not_sent_again_to_who_has_it(self):
        response = self.client.get(FEED)
        self.assertEqual(response["Cache-Control"], "public, max-age=0, must-revalidate")
        tag = response["ETag"]
        again = self.client.get(FEED, HTTP_IF_NONE_MATCH=tag)
        self.assertEqual(again.status_code, 304)
        with self.assertNumQueries(1):  # the generation
            self.client.get(FEED, HTTP_IF_NONE_MATCH=tag)

    def test_costs_the_same_however_many_events(self):
        for more in [1, 20]:
            for _number in range(more):
                make_event()
            with self.subTest(more=more), self.assertNumQueries(6):
                self.client.get(f"{FEED}?body={self.body.slug}").getvalue()
