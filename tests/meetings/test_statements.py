"""How many statements the page of a meeting takes, with all that a meeting may have."""

from datetime import timedelta

from django.core.cache import caches
from django.test import TestCase
from django.utils import timezone

from meetings.models import PackReceipt, Visit
from tests.factories import make_affiliation
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_body,
    make_working_document,
)

PLACE = "/en/events/ptc/"
LANGUAGES = ["en", "fr"]


class WholeMeetingTests(TestCase):
    """40 items, 200 documents, a body with an earlier session, registration, an online address."""

    @classmethod
    def setUpTestData(cls):
        body = make_working_body({"en": "Permanent Technical Committee"})
        cls.event = make_event(
            {"en": "PTC", "fr": "CTP"},
            slug="ptc",
            body=body,
            online_url="https://meet.example/ptc",
        )
        last_year = timezone.localdate() - timedelta(days=300)
        make_event({"en": "Last year"}, body=body, starts_on=last_year)
        meeting = make_meeting(cls.event, *[f"Item {number}" for number in range(40)])
        items = list(meeting.items.all())
        for number in range(200):
            make_working_document(
                meeting,
                f"PTC/26/{number}",
                *LANGUAGES[: 1 + number % 2],
                item=items[number % 40],
                access="groups" if number % 3 else "inherit",
            )
        form = make_registration_form(cls.event, capacity=50, has_waiting_list=False)
        cls.delegate = make_affiliation().user
        make_registration(form, cls.delegate)
        group = cls.event.participants_group()
        for document in meeting.event.attachments.filter(access="groups"):
            document.groups.add(group)
        now = timezone.now()
        Visit.objects.create(user=cls.delegate, meeting=meeting, seen_at=now)
        PackReceipt.objects.create(
            user=cls.delegate, meeting=meeting, language="en", fetched_at=now, files=[]
        )

    def setUp(self):
        for name in ["default", "pages"]:
            caches[name].clear()

    def test_takes_twelve_for_a_delegate_with_nothing_kept(self):
        self.client.force_login(self.delegate)
        with self.assertNumQueries(12):
            page = self.client.get(PLACE)
        for shown in [">PTC/26/199<", "https://meet.example/ptc", "Last year", "Follow"]:
            self.assertContains(page, shown)

    def test_takes_eight_for_a_visitor_with_nothing_kept(self):
        with self.assertNumQueries(8):
            page = self.client.get(PLACE)
        self.assertContains(page, "Last year")
