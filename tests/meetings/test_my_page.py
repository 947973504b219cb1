"""The meetings of a person on My page."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from library.models import DocumentFile
from meetings.mine import my_meetings
from meetings.models import Visit
from tests.factories import make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_document,
)

HOUR = timedelta(hours=1)


class MyMeetingsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        event = make_event({"en": "PTC"})
        cls.meeting = make_meeting(event)
        cls.user = make_user()
        make_registration(make_registration_form(event), cls.user)
        cls.now = timezone.now()
        for number, hours in enumerate([50, 3, 2]):
            shown_at = cls.now - timedelta(hours=hours)
            paper = make_working_document(cls.meeting, f"PTC/26/{number + 1}", shown_at=shown_at)
            paper.document.files.update(created_at=shown_at)
        make_working_document(cls.meeting, "PTC/26/9", shown_at=cls.now, access="groups")

    def note(self):
        (row,) = my_meetings(self.user).rows
        return row.note

    def test_count_what_came_since_the_last_visit(self):
        seen_at = self.now - timedelta(hours=24)
        Visit.objects.create(user=self.user, meeting=self.meeting, seen_at=seen_at)
        self.assertTrue(self.note().endswith("(2 new)"))

    def test_count_a_file_that_came_since_and_only_of_the_newest_revision(self):
        Visit.objects.create(user=self.user, meeting=self.meeting, seen_at=self.now - HOUR)
        files = DocumentFile.objects.filter(document__slug__in=["ptc-26-1", "ptc-26-2"])
        files.update(created_at=self.now)
        self.assertTrue(self.note().endswith("(2 new)"))
        revised_at = self.now - 2 * HOUR
        revision = make_working_document(self.meeting, "PTC/26/1", revision=1, shown_at=revised_at)
        revision.document.files.update(created_at=revised_at)
        self.assertTrue(self.note().endswith("(1 new)"))

    def test_count_the_week_before_the_first_visit(self):
        self.assertTrue(self.note().endswith("(3 new)"))

    def test_say_nothing_where_nothing_is_new(self):
        seen_at = self.now - timedelta(hours=1)
        Visit.objects.create(user=self.user, meeting=self.meeting, seen_at=seen_at)
        self.assertNotIn("new", self.note())

    def test_take_two_statements_more_however_many(self):
        for number in range(3):
            event = make_event({"en": f"Session {number}"})
            make_meeting(event)
            make_registration(make_registration_form(event), self.user)
        user = type(self.user).objects.get(pk=self.user.pk)
        user.has_perm("content.read_restricted")
        with self.assertNumQueries(5):
            my_meetings(user)
