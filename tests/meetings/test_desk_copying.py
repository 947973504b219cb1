"""Copying a session: what the next one begins with."""

from datetime import date, datetime, time

from django.contrib.auth.models import Group
from django.test import TestCase

from content.models import Version
from content.zones import HOME
from events.models import Event
from meetings.desk.copying import Sessions, proposed_day
from meetings.models import Meeting
from tests.factories import make_administrator, make_topic
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration_form,
    make_working_body,
    make_working_document,
)

TITLES = {"en": "243rd/244th Sessions", "fr": "243e/244e sessions"}


class CopyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.group = Group.objects.create(name="PTC")
        cls.body = make_working_body({"en": "PTC"}, acronym="PTC", group=cls.group)
        cls.topic = make_topic()
        # A Tuesday to a Thursday.
        cls.old = make_event(
            TITLES, body=cls.body, starts_on=date(2026, 4, 21), ends_on=date(2026, 4, 23),
            starts_time=time(10), ends_time=time(17), access="groups", groups=[cls.group],
            zone="Asia/Kathmandu", venue="Room A", topics=[cls.topic], status="postponed",
        )  # fmt: skip
        cls.meeting = make_meeting(
            cls.old, "Opening", document_access="groups", documents_on=date(2026, 3, 20)
        )
        cls.meeting.document_groups.add(cls.old.participants_group(), cls.group)
        cls.item = cls.meeting.items.get()
        cls.item.texts.create(language="fr", title="Ouverture", note="Salle A", decision="Adopté")
        part = cls.meeting.items.create(
            number="1.1", position=2, parent=cls.item, day=date(2026, 4, 22), starts_time=time(9)
        )
        part.texts.create(language="en", title="Minutes")
        make_working_document(cls.meeting, "PTC/26/1", item=cls.item)
        line = cls.old.programme.create(day=date(2026, 4, 23), starts_time=time(10))
        line.texts.create(language="en", title="Panel")
        form = make_registration_form(
            cls.old, capacity=5,
            opens_at=datetime(2026, 3, 2, 9, tzinfo=HOME),
            closes_at=datetime(2026, 4, 17, 18, tzinfo=HOME),
        )  # fmt: skip
        question = form.questions.create(kind="line", is_required=True)
        question.texts.create(language="en", label="Badge?")

    def setUp(self):
        self.client.force_login(make_administrator())
        self.address = f"/admin/meetings/meeting/{self.old.pk}/copy/"

    def copy(self, **words):
        # A Wednesday, fifty-three weeks and a day later.
        sent = {
            "first_day": "2027-04-28", "starts_time": "10:00", "ends_time": "17:00",
            "title_en": "245th/246th Sessions", "title_fr": "245e/246e sessions", "form_id": "f1",
        }  # fmt: skip
        return self.client.post(self.address, sent | words)

    def made(self):
        self.copy()
        return Event.objects.exclude(pk=self.old.pk).get()

    def test_proposes_day_and_titles(self):
        page = self.client.get(self.address)
        self.assertContains(page, "245th/246th Sessions")
        self.assertContains(page, "245e/246e sessions")
        self.assertEqual(proposed_day(self.old).weekday(), self.old.starts_on.weekday())

    def test_leads_to_the_desk_of_the_new_session(self):
        response = self.copy()
        made = Event.objects.exclude(pk=self.old.pk).get()
        self.assertRedirects(response, f"/admin/meetings/meeting/{made.pk}/change/")

    def test_takes_the_facts_and_moves_the_days(self):
        made = self.made()
        self.assertEqual((made.starts_on, made.ends_on), (date(2027, 4, 28), date(2027, 4, 30)))
        self.assertEqual(
            (made.venue, made.zone, made.body), ("Room A", "Asia/Kathmandu", self.body)
        )
        self.assertEqual((made.access, list(made.groups.all())), ("groups", [self.group]))
        self.assertEqual((made.status, list(made.topics.all())), ("confirmed", [self.topic]))

    def test_is_a_draft_in_every_language(self):
        made = self.made()
        texts = Version.objects.filter(entry=made)
        found = {(text.language, text.status, text.title) for text in texts}
        wanted = {
            ("en", "draft", "245th/246th Sessions"), ("fr", "draft", "245e/246e sessions"),
        }  # fmt: skip
        self.assertEqual(found, wanted)
        self.assertEqual(made.languages, [])
        self.assertFalse(Event.objects.visible_to(make_administrator()).filter(pk=made.pk).exists())

    def test_takes_the_agenda_without_decisions_and_papers(self):
        meeting = self.made().meeting
        first, part = meeting.items.order_by("position")
        self.assertEqual((first.number, part.number, part.parent), ("1", "1.1", first))
        self.assertEqual((part.day, part.starts_time), (date(2027, 4, 29), time(9)))
        french = first.texts.get(language="fr")
        self.assertEqual((french.title, french.note, french.decision), ("Ouverture", "Salle A", ""))
        self.assertFalse(meeting.event.attachments.exists())

    def test_opens_papers_to_the_new_participants(self):
        made = self.made()
        groups = set(made.meeting.document_groups.all())
        self.assertEqual(groups, {self.group, made.participants})
        self.assertNotEqual(made.participants, self.old.participants)

    def test_takes_programme_and_registration_form(self):
        made = self.made()
        line = made.programme.get()
        self.assertEqual((line.day, line.texts.get().title), (date(2027, 4, 30), "Panel"))
        form = made.registration_form
        self.assertEqual(form.capacity, 5)
        self.assertEqual(form.questions.get().texts.get().label, "Badge?")
        # A Monday stays a Monday and a Friday a Friday, at the same time of the clocks.
        opens, closes = form.opens_at.astimezone(HOME), form.closes_at.astimezone(HOME)
        self.assertEqual(opens, datetime(2027, 3, 8, 9, tzinfo=HOME))
        self.assertEqual(closes, datetime(2027, 4, 23, 18, tzinfo=HOME))
        self.assertEqual(made.meeting.documents_on, date(2027, 3, 26))

    def test_the_days_before_and_after_keep_their_weekday(self):
        for first in [date(2027, 4, day) for day in range(1, 29)]:
            moved = Sessions(self.old, first).moved(date(2026, 4, 10))
            with self.subTest(first=first):
                self.assertEqual(moved.weekday(), date(2026, 4, 10).weekday())

    def test_one_form_makes_one_session(self):
        first, second = self.copy(), self.copy()
        self.assertEqual(first["Location"], second["Location"])
        self.assertEqual(Event.objects.count(), 2)

    def test_says_what_is_wrong_and_keeps_what_was_written(self):
        response = self.copy(first_day="", title_fr="Une autre")
        self.assertContains(response, "Nothing is saved yet")
        self.assertContains(response, "Une autre")
        self.assertEqual(Meeting.objects.count(), 1)

    def test_an_agenda_is_copied_to_a_meeting_that_has_none(self):
        empty = make_meeting(make_event(body=self.body))
        address = f"/admin/meetings/meeting/{empty.pk}/"
        self.assertContains(self.client.get(f"{address}change/"), "Copy the agenda")
        sent = {"session": self.meeting.pk}
        self.client.post(f"{address}skeleton/", sent)
        self.assertEqual(empty.items.count(), 2)
        page = self.client.post(f"{address}skeleton/", sent)
        self.assertContains(page, "There is an agenda already.")
        self.assertEqual(empty.items.count(), 2)
