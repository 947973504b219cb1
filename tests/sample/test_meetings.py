"""The invented meetings with their agendas and documents."""

from django.test import TestCase

from meetings.models import Meeting, WorkingDocument
from sample.meetings import load_meetings
from tests.factories import make_administrator, make_affiliation


class SampleMeetingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.by = make_administrator()
        cls.loaded = load_meetings(cls.by)

    def test_are_loaded_once(self):
        self.assertEqual(self.loaded, 3)
        self.assertEqual(load_meetings(self.by), 0)

    def test_have_papers_of_every_sort(self):
        papers = WorkingDocument.objects.filter(entry__slug="ptc-2026-winter")
        self.assertEqual(set(papers.values_list("part", flat=True)), {"", "Add", "Corr"})
        self.assertTrue(papers.filter(revision=1).exists())
        self.assertTrue(papers.filter(shown_at=None).exists())
        self.assertTrue(papers.exclude(opens_at=None).exists())
        self.assertTrue(papers.exclude(due_languages=None).exists())

    def test_one_is_archived_and_one_is_for_delegates(self):
        self.assertTrue(Meeting.objects.get(event__slug="ptc-2026-summer").is_archived)
        place = "/en/events/enforcement-2027-spring/"
        self.assertEqual(self.client.get(place).status_code, 404)
        self.client.force_login(make_affiliation().user)
        self.assertContains(self.client.get(place), "They are expected on")
