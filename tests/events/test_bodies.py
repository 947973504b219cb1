"""Working bodies: their list, and what the page of one says."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from content.models import Access
from content.roles import EDITOR
from events.models import Officer, WorkingBody
from sample.bodies import load_bodies
from tests.factories import make_member, make_user
from tests.meeting_factories import make_event, make_working_body


def make_officer(body, **columns):
    columns = {"office": "chairperson", "began_on": "2025", "is_current": True} | columns
    return Officer.objects.create(body=body, **columns)


class BodyPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.above = make_working_body({"en": "Council"})
        cls.body = make_working_body(
            {"en": "Technical Committee"},
            slug="ptc",
            acronym="PTC",
            parent=cls.above,
            email="ptc@wco.example",
        )
        make_working_body({"en": "Sub-Committee"}, parent=cls.body)

    def page(self, language="en"):
        return self.client.get(f"/{language}/bodies/ptc/")

    def test_names_the_bodies_above_and_below(self):
        for name in ["Council", "Sub-Committee", "PTC", "mailto:ptc@wco.example"]:
            self.assertContains(self.page(), name)

    def test_names_officers_by_office_and_earlier_ones_apart(self):
        member = make_member({"en": "Palau"})
        make_officer(self.body, office="vice-chairperson", name="Second")
        make_officer(self.body, name="First", member=member)
        make_officer(self.body, name="Before", began_on="2020", ended_on="2025", is_current=False)
        officers = self.page().context["officers"]
        self.assertEqual([seat.name for seat in officers.current], ["First", "Second"])
        self.assertEqual([seat.name for seat in officers.former], ["Before"])
        self.assertContains(self.page(), "Palau")
        self.assertContains(self.page(), "Earlier officers")

    def test_names_no_member_that_its_reader_may_not_see(self):
        member = make_member({"en": "Hidden"}, access=Access.REGISTERED)
        make_officer(self.body, name="First", member=member)
        self.assertNotContains(self.page(), "Hidden")

    def test_says_that_an_officer_is_a_sample(self):
        make_officer(self.body, name="Sample Person", basis="sample")
        self.assertContains(self.page(), '<span class="tag">Sample</span>')

    def test_lists_the_next_and_the_last_sessions(self):
        today = timezone.localdate()
        for days in [-400, -300, -200, -100, -50, -10, 10, 20]:
            event = make_event({"en": f"Session {days}"}, body=self.body)
            event.starts_on = event.ends_on = today + timedelta(days=days)
            event.save()
        make_event({"en": "Of another"})
        sessions = self.page().context["sessions"]
        following = [entry.text.title for entry in sessions.next]
        past = [entry.text.title for entry in sessions.past]
        self.assertEqual(following, ["Session 10", "Session 20"])
        self.assertEqual(past, [f"Session {days}" for days in [-10, -50, -100, -200, -300]])
        self.assertContains(self.page(), "/en/events/?body=ptc")
        self.assertContains(self.page(), "/en/events/feed.ics?body=ptc")

    def test_lists_no_session_that_its_reader_may_not_see(self):
        make_event({"en": "Closed session"}, body=self.body, access=Access.REGISTERED)
        self.assertNotContains(self.page(), "Closed session")
        self.client.force_login(make_user())
        self.assertContains(self.page(), "Closed session")

    def test_says_that_a_session_is_cancelled(self):
        make_event({"en": "Session"}, body=self.body, status="cancelled")
        self.assertContains(self.page(), '<span class="tag">Cancelled</span>')

    def test_costs_the_same_however_many_sessions_and_officers(self):
        member = make_member({"en": "Palau"})
        for more in [1, 8]:
            for _number in range(more):
                make_officer(self.body, member=member)
                make_event(body=self.body)
            with self.subTest(more=more), self.assertNumQueries(9):
                self.page()


class BodyListTests(TestCase):
    def test_lists_the_bodies_in_their_order(self):
        make_working_body({"en": "Second"}, position=2)
        make_working_body({"en": "First"}, position=1)
        page = self.client.get("/en/bodies/")
        self.assertEqual(
            [entry.text.title for entry in page.context["finder"].entries], ["First", "Second"]
        )


class BodyAdminTests(TestCase):
    def test_editors_appoint_officers_on_the_form(self):
        self.client.force_login(make_user(EDITOR))
        body = make_working_body({"en": "Committee"})
        page = self.client.get(f"/admin/events/workingbody/{body.pk}/change/")
        for name in [
            "officers-__prefix__-office",
            "acronym",
            "parent",
            "meeting_access",
            "officers",
        ]:
            with self.subTest(name=name):
                self.assertContains(page, name)


class SampleBodyTests(TestCase):
    def test_are_loaded_once_with_names_in_all_languages(self):
        by = make_user(is_superuser=True)
        bodies = load_bodies(by)
        self.assertEqual(load_bodies(by), bodies)
        self.assertEqual(WorkingBody.objects.count(), len(bodies))
        for slug, body in bodies.items():
            with self.subTest(body=slug):
                self.assertEqual(len(WorkingBody.objects.get(pk=body.pk).languages), 6)
        review = bodies["harmonized-system-review-sub-committee"]
        self.assertEqual(review.parent, bodies["harmonized-system-committee"])

    def test_say_what_a_machine_drafted_and_who_is_invented(self):
        by: User = make_user(is_superuser=True)
        body = load_bodies(by)["permanent-technical-committee"]
        drafted = dict(body.versions.values_list("language", "is_machine"))
        self.assertEqual({code for code, is_machine in drafted.items() if not is_machine}, {"en"})
        self.assertEqual(set(body.officers.values_list("basis", flat=True)), {"sample"})
