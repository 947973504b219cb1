"""A meeting with everything on its page that there can be, for browser tests."""

from datetime import time, timedelta

from django.utils import timezone

from meetings.models import WorkingDocument
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_working_body,
    make_working_document,
)


def make_meeting_page() -> None:
    """A session with sub-items, revisions, locked documents and languages that are due."""
    now = timezone.now()
    body = make_working_body({"en": "Technical Committee"})
    make_event({"en": "Former session"}, body=body, starts_on=now.date() - timedelta(days=200))
    event = make_event({"en": "Session", "ar": "دورة الشتاء"}, slug="winter", body=body)
    meeting = make_meeting(event, "Adoption of the agenda", "Transit")
    first, second = meeting.items.order_by("position")
    first.day, first.starts_time, first.ends_time = event.starts_on, time(9, 30), time(10)
    first.save()
    first.texts.update(decision="The agenda was adopted.", note="For decision.")
    below = meeting.items.create(number="1.1", parent=first, position=3)
    below.texts.create(language="en", title="Timetable")
    make_working_document(meeting, "PTC/26/1", "en", "fr", "ar", item=below)
    paper = make_working_document(meeting, "PTC/26/2", "en", "fr", item=second)
    paper.due_languages.create(language="es", due_on=event.starts_on)
    make_working_document(meeting, "PTC/26/2", item=second, revision=1)
    make_working_document(meeting, "PTC/26/2", item=second, part="Add", part_number=1)
    make_working_document(meeting, "PTC/26/3", item=second, access="groups")
    make_working_document(meeting, "PTC/26/4", role="list")
    old = WorkingDocument.objects.get(full_symbol="PTC/26/2")
    old.shown_at = now - timedelta(days=30)
    old.save()
