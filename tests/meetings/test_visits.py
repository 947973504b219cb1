"""What is new to somebody: what came since the visit before."""

from datetime import UTC, datetime, timedelta

from django.test import TestCase
from django.utils import timezone

from library.models import DocumentFile
from meetings.models import Visit
from meetings.visits import look, see_all, since_visit
from tests.factories import make_user
from tests.meeting_factories import make_event, make_meeting, make_working_document

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class VisitTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user, cls.meeting = make_user(), make_meeting()

    def since(self, at):
        visit = Visit.objects.get()
        moments = {"seen_at": visit.seen_at, "before_at": visit.before_at}
        row = {name: moment and moment.isoformat() for name, moment in moments.items()}
        return since_visit(row, at)

    def test_the_first_one_counts_a_week(self):
        self.assertEqual(since_visit(None, NOON).at, datetime(2026, 11, 12, 23, tzinfo=UTC))
        look(self.user, self.meeting, NOON)
        self.assertEqual(self.since(NOON + MINUTE).day, "")

    def test_lasts_while_somebody_looks(self):
        for minutes in [0, 20, 40, 60]:
            look(self.user, self.meeting, NOON + minutes * MINUTE)
        self.assertEqual(self.since(NOON + 61 * MINUTE).day, "")

    def test_is_over_after_half_an_hour(self):
        look(self.user, self.meeting, NOON)
        self.assertEqual(self.since(NOON + 31 * MINUTE).at, NOON)
        look(self.user, self.meeting, NOON + 31 * MINUTE)
        self.assertEqual(self.since(NOON + 50 * MINUTE).at, NOON)

    def test_never_goes_back(self):
        look(self.user, self.meeting, NOON)
        look(self.user, self.meeting, NOON - 5 * MINUTE)
        self.assertEqual(Visit.objects.get().seen_at, NOON)

    def test_sees_all_when_told_to(self):
        look(self.user, self.meeting, NOON)
        see_all(self.user, self.meeting, NOON + MINUTE)
        self.assertEqual(self.since(NOON + 2 * MINUTE).at, NOON + MINUTE)


class SeenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user()
        cls.meeting = make_meeting(make_event(slug="ptc"))
        cls.paper = make_working_document(cls.meeting, "PTC/26/1")
        DocumentFile.objects.update(created_at=timezone.now() - timedelta(days=30))

    def setUp(self):
        self.client.force_login(self.user)

    def marks(self):
        text = self.client.get("/en/events/ptc/").content.decode()
        return text[text.index('class="docs"') :].count(">New<")

    def test_marks_until_it_is_all_seen(self):
        self.assertEqual(self.marks(), 1)
        response = self.client.post("/en/events/ptc/seen/")
        self.assertRedirects(response, "/en/events/ptc/#agenda", fetch_redirect_response=False)
        self.assertEqual(self.marks(), 0)

    def test_looks_quietly_and_keeps_the_marks_of_the_visit(self):
        response = self.client.post("/en/events/ptc/seen/", {"quiet": "1"})
        self.assertEqual(response.status_code, 204)
        self.assertEqual(self.marks(), 1)
        Visit.objects.update(seen_at=timezone.now() - timedelta(hours=1))
        self.paper.shown_at = timezone.now() - timedelta(hours=2)
        self.paper.save()
        self.assertEqual(self.marks(), 0)

    def test_leaves_new_what_came_after_the_page(self):
        made_at = timezone.now() - timedelta(minutes=5)
        self.client.post("/en/events/ptc/seen/", {"at": made_at.isoformat()})
        self.assertEqual(self.marks(), 1)

    def test_does_not_believe_every_moment(self):
        for at in ["", "soon", "2099-01-01T00:00:00+00:00", "2020-01-01T00:00:00", "9999-99-99T"]:
            with self.subTest(at):
                response = self.client.post("/en/events/ptc/seen/", {"at": at})
                self.assertEqual(response.status_code, 302)
                self.assertLess(Visit.objects.get().seen_at, timezone.now())

    def test_changes_nothing_by_looking(self):
        self.client.get("/en/events/ptc/")
        self.assertFalse(Visit.objects.exists())

    def test_is_for_those_who_signed_in_and_may_read_it(self):
        self.client.logout()
        self.assertEqual(self.client.post("/en/events/ptc/seen/").status_code, 404)
        self.meeting.event.access = "groups"
        self.meeting.event.save()
        self.client.force_login(self.user)
        self.assertEqual(self.client.post("/en/events/ptc/seen/").status_code, 404)
        self.assertFalse(Visit.objects.exists())
