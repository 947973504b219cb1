"""What is done to meetings and their documents: showing, revising, archiving."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import TestCase
from django.utils import timezone

from audit.models import Action, Record
from meetings.models import ArchivedError, WorkingDocument
from meetings.showing import show
from tests.factories import make_user
from tests.meeting_factories import make_meeting, make_working_document


class RevisionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.meeting = make_meeting(None, "Adoption of the agenda")
        cls.paper = make_working_document(
            cls.meeting, "PTC/26/2", item=cls.meeting.items.get(), access="groups"
        )
        cls.paper.groups.add(Group.objects.create(name="PTC"))

    def test_stands_where_the_document_stands(self):
        revision = self.paper.revise()
        revision.refresh_from_db()
        self.assertEqual(revision.full_symbol, "PTC/26/2/Rev.1")
        self.assertEqual(revision.item, self.paper.item)
        self.assertEqual(revision.access, "groups")
        self.assertEqual(list(revision.groups.all()), list(self.paper.groups.all()))
        self.assertEqual(revision.document.slug, "ptc-26-2-rev-1")
        self.assertIsNone(revision.shown_at)

    def test_has_the_next_number_whichever_was_revised(self):
        self.paper.revise()
        self.paper.revise()
        symbols = WorkingDocument.objects.values_list("full_symbol", flat=True)
        self.assertIn("PTC/26/2/Rev.2", symbols)

    def test_leaves_the_numbers_of_addenda_alone(self):
        self.paper.revise()
        addendum = make_working_document(self.meeting, "PTC/26/2", part="Add", part_number=1)
        revision = addendum.revise()
        revision.refresh_from_db()
        self.assertEqual(revision.full_symbol, "PTC/26/2/Add.1/Rev.1")

    def test_is_refused_once_archived(self):
        self.meeting.archive(make_user())
        with self.assertRaisesMessage(ArchivedError, str(self.meeting.pk)):
            self.paper.revise()


class ShowingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.meeting = make_meeting()
        cls.officer = make_user()
        cls.waiting = make_working_document(cls.meeting, "PTC/26/1", shown_at=None)
        later = timezone.now() + timedelta(days=3)
        cls.later = make_working_document(cls.meeting, "PTC/26/2", shown_at=later)
        cls.shown = make_working_document(cls.meeting, "PTC/26/3")

    def test_shows_what_was_not_shown_and_says_how_many(self):
        before = self.shown.shown_at
        self.assertEqual(show([self.waiting, self.later, self.shown], self.officer), 2)
        self.assertEqual(WorkingDocument.objects.shown().count(), 3)
        self.shown.refresh_from_db()
        self.assertEqual(self.shown.shown_at, before)

    def test_is_written_down(self):
        show([self.waiting, self.later], self.officer)
        written = Record.objects.get(action=Action.DOCUMENTS_SHOWN)
        self.assertEqual(written.actor_id, self.officer.pk)
        self.assertEqual(written.details, {"symbols": ["PTC/26/1", "PTC/26/2"]})

    def test_is_quiet_when_asked(self):
        show([self.waiting], self.officer, tells=False)
        show([self.later], self.officer)
        self.waiting.refresh_from_db()
        self.later.refresh_from_db()
        self.assertEqual([self.waiting.is_quiet, self.later.is_quiet], [True, False])

    def test_is_refused_once_archived(self):
        self.meeting.archive(self.officer)
        with self.assertRaisesMessage(ArchivedError, str(self.meeting.pk)):
            show([self.waiting], self.officer)
        self.assertFalse(Record.objects.filter(action=Action.DOCUMENTS_SHOWN).exists())


class ArchiveTests(TestCase):
    def test_is_written_down_and_done_once(self):
        meeting, officer = make_meeting(), make_user()
        meeting.archive(officer)
        written = Record.objects.get(action=Action.MEETING_ARCHIVED)
        self.assertEqual(written.subject, f"events.event {meeting.event.slug}")
        with self.assertRaisesMessage(ArchivedError, str(meeting.pk)):
            meeting.archive(officer)
