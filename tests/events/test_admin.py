"""Editing events: few fields first, days and wall times, programme, and the list."""

import warnings
from datetime import date, time

from django.contrib.auth.models import Group
from django.test import TestCase
from django.utils.deprecation import RemovedInDjango60Warning

from content.roles import AUTHOR, PUBLISHER
from events.clock import is_shown_twice, is_skipped
from events.models import Event
from tests.content.editing import EditingTestCase
from tests.factories import make_topic, make_user
from tests.meeting_factories import make_event, make_working_body

ADD = "/admin/events/event/add/"
LIST = "/admin/events/event/"


class EventAdminTests(EditingTestCase):
    def setUp(self):
        self.client.force_login(make_user(PUBLISHER))

    def add(self, button="_publish", **values):
        values = {"title": "An event", "starts_on": "2099-07-01", **values}
        return self.send(ADD, self.open(ADD) | values, button)

    def url(self, event):
        return f"{LIST}{event.pk}/change/?language=en"

    def test_a_new_one_opens_with_eight_fields(self):
        groups = [options for _t, options in self.client.get(ADD).context["adminform"].fieldsets]
        fields = [n for o in groups if not o.get("classes") for n in o["fields"]]
        words = ["title", "summary", "body"]
        terms = ["category", "working_body", "starts_on", "ends_on", "city"]
        self.assertEqual(fields, [*words, *terms])

    def test_takes_the_address_of_the_online_meeting_without_a_scheme(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error", RemovedInDjango60Warning)
            self.add(online_url="meet.example/room")
        self.assertEqual(Event.objects.get().online_url, "https://meet.example/room")

    def test_is_published_by_a_title_and_a_day(self):
        response = self.add()
        self.assertEqual(response.status_code, 302)
        event = Event.objects.get()
        self.assertEqual((event.ends_on, event.is_all_day), (date(2099, 7, 1), True))
        self.assertContains(self.client.get("/en/events/an-event/"), "1 July 2099")

    def test_takes_its_body_and_the_topics_of_that(self):
        topic = make_topic("Valuation", slug="valuation")
        body = make_working_body({"en": "Technical Committee"}, topics=[topic])
        self.add(working_body=body.pk)
        event = Event.objects.get()
        self.assertEqual((event.body, [*event.topics.all()]), (body, [topic]))

    def test_takes_the_readers_of_its_body_unless_others_are_chosen(self):
        group = Group.objects.create(name="Technical Committee")
        body = make_working_body(
            {"en": "Technical Committee"}, group=group, meeting_access="groups"
        )
        self.add(working_body=body.pk)
        self.add(working_body=body.pk, title="An open day", access="registered")
        event, other = Event.objects.order_by("pk")
        self.assertEqual((event.access, [*event.groups.all()]), ("groups", [group]))
        self.assertEqual((other.access, other.groups.count()), ("registered", 0))
        # From then on the editor's word counts.
        values = self.open(self.url(event))
        values.pop("groups")
        self.send(self.url(event), values, access="public")
        self.assertEqual(Event.objects.get(pk=event.pk).access, "public")

    def test_keeps_its_text_apart_from_its_body(self):
        body = make_working_body({"en": "Technical Committee"})
        event = make_event({"en": "An event"})
        values = self.open(self.url(event))
        self.send(self.url(event), values, working_body=body.pk, body="<p>Words</p>")
        event = Event.objects.get()
        self.assertEqual(event.body, body)
        self.assertEqual(event.versions.latest("number").body, "<p>Words</p>")
        values = self.open(self.url(event))
        self.assertEqual(values["working_body"], [str(body.pk)])
        self.send(self.url(event), values, working_body="")
        self.assertIsNone(Event.objects.get().body)

    def test_moves_its_moments_with_its_days(self):
        event = make_event({"en": "An event"}, starts_on=date(2099, 1, 1))
        values = self.open(self.url(event))
        self.send(self.url(event), values, starts_on="2099-07-01", ends_on="2099-07-02")
        event = Event.objects.get()
        self.assertEqual(event.starts_at.isoformat(), "2099-06-30T22:00:00+00:00")
        self.assertEqual(event.ends_at.isoformat(), "2099-07-02T22:00:00+00:00")

    def test_refuses_days_that_no_clock_can_show(self):
        for day in ["0001-01-01", "9999-12-31"]:
            for times in [{}, {"starts_time": "02:30", "ends_time": "23:59"}]:
                with self.subTest(day=day, times=times):
                    response = self.add(starts_on=day, **times)
                    self.assertContains(response, "Give a year from 1000 to 8999.")
                    response = self.add(ends_on=day, **times)
                    self.assertEqual(response.status_code, 200)
        self.assertFalse(Event.objects.exists())

    def test_refuses_a_time_that_clocks_skip(self):
        response = self.add(starts_on="2027-03-28", starts_time="02:30", ends_time="04:00")
        self.assertContains(response, "Brussels has no 02:30")
        self.assertFalse(Event.objects.exists())

    def test_tells_of_a_time_that_clocks_show_twice(self):
        response = self.add(starts_on="2027-10-31", starts_time="02:30", ends_time="04:00")
        self.assertIn("Brussels has 02:30 twice", self.messages(response))
        # The first of both is by summer time.
        self.assertEqual(Event.objects.get().starts_at.isoformat(), "2027-10-31T00:30:00+00:00")

    def test_refuses_days_and_times_that_cannot_be(self):
        for values, words in [
            ({"ends_on": "2099-06-30"}, "The last day is before the first."),
            ({"ends_on": "2100-12-31"}, "An event lasts a year at most."),
            ({"starts_time": "09:00"}, "Give both times, or neither."),
            ({"starts_time": "09:00", "ends_time": "08:00"}, "It must end after it begins."),
        ]:
            with self.subTest(words):
                self.assertContains(self.add(**values), words)

    def test_writes_the_programme_in_the_language_of_the_form(self):
        event = make_event({"en": "An event", "fr": "Un événement"}, starts_on=date(2099, 7, 1))
        line = {"programme-0-day": "2099-07-01", "programme-0-starts_time": "09:30"}
        line |= {"programme-0-title": "Opening", "programme-TOTAL_FORMS": 1}
        line |= {"programme-0-position": 0}
        self.send(self.url(event), self.open(self.url(event)) | line)
        french = self.url(event).replace("=en", "=fr")
        values = self.open(french) | {"programme-0-title": "Ouverture"}
        self.send(french, values)
        item = event.programme.get()
        texts = {text.language: text.title for text in item.texts.all()}
        self.assertEqual(texts, {"en": "Opening", "fr": "Ouverture"})

    def test_opens_for_those_who_may_write_only_the_text(self):
        event = make_event({"en": "An event"}, body=make_working_body({"en": "The Committee"}))
        self.client.force_login(make_user(AUTHOR, username="author"))
        self.assertContains(self.client.get(self.url(event)), "The Committee")

    def test_list_shows_when_and_whose_at_the_same_cost(self):
        body = make_working_body({"en": "The Committee"})
        for day in range(1, 21):
            make_event({"en": f"Event {day}"}, body=body, starts_on=date(2099, 7, day))
        response = self.client.get(LIST)
        self.assertContains(response, "The Committee")
        self.assertContains(response, "20 July 2099")
        with self.assertNumQueries(10):
            self.client.get(f"{LIST}?standing=upcoming")

    def test_list_is_narrowed_to_what_is_over(self):
        make_event({"en": "Old one"}, starts_on=date(2020, 1, 1))
        make_event({"en": "New one"})
        self.assertNotContains(self.client.get(f"{LIST}?standing=past"), "New one")
        self.assertContains(self.client.get(f"{LIST}?standing=past"), "Old one")


class WallTimeTests(TestCase):
    def test_know_what_clocks_skip_and_show_twice(self):
        for day, clock, zone, skipped, twice in [
            (date(2027, 3, 28), time(2, 30), "Europe/Brussels", True, False),
            (date(2027, 3, 28), time(3), "Europe/Brussels", False, False),
            (date(2027, 10, 31), time(2, 30), "Europe/Brussels", False, True),
            (date(2027, 10, 31), time(3), "Europe/Brussels", False, False),
            # Samoa left out a whole day when it changed sides of the date line.
            (date(2011, 12, 30), time(12), "Pacific/Apia", True, False),
            (date(2027, 3, 28), time(2, 30), "Asia/Kathmandu", False, False),
        ]:
            with self.subTest(day=day, clock=clock, zone=zone):
                self.assertEqual(is_skipped(day, clock, zone), skipped)
                self.assertEqual(is_shown_twice(day, clock, zone), twice)
