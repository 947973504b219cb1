"""Events with everything that their pages can show."""

from datetime import date, time, timedelta

from django.utils import timezone

from events.models import Attendance, EventStatus, ProgrammeText
from tests.factories import make_file, make_partner
from tests.meeting_factories import make_event, make_working_body


def make_event_pages(topic, body_text: str) -> None:
    """One with all parts, one called off, one in another direction, some in a known month."""
    day = timezone.localdate() + timedelta(days=30)
    body = make_working_body({"en": "Technical Committee", "ar": "اللجنة الفنية"}, slug="committee")
    event = make_event(
        {"en": "Session of the Technical Committee"},
        slug="session",
        starts_on=day,
        ends_on=day + timedelta(days=2),
        starts_time=time(9, 30),
        ends_time=time(17),
        attendance=Attendance.HYBRID,
        venue="Main hall",
        city="Brussels",
        country="BE",
        online_url="https://meet.example/room",
        interpretation=["en", "fr", "ar"],
        fee=250,
        contact_email="committee@wco.example",
        body=body,
        topics=[topic],
        words={"summary": "In short. " * 10, "body": body_text},
    )
    event.partners.add(make_partner({"en": "A partner"}))
    make_file(event, "en", "fr")
    speaker = event.speakers.create(name="Ana Silva", function="Professor")
    for language, title in [("en", "Opening"), ("ar", "الجلسة الختامية")]:
        item = event.programme.create(day=day, starts_time=time(9, 30), ends_time=time(11))
        item.speakers.add(speaker)
        ProgrammeText.objects.create(item=item, language=language, title=title)
    make_event({"en": "Called off"}, slug="off", status=EventStatus.POSTPONED, starts_on=day)
    make_event({"ar": "ندوة"}, slug="only-arabic", original_language="ar", starts_on=day)
    make_event(
        {"en": "One day in April"},
        starts_on=date(2024, 4, 1),
        ends_on=date(2024, 4, 30),
        days_known="month",
    )
    make_event(
        {"en": "A day in Tokyo"},
        slug="tokyo",
        starts_on=date(2024, 4, 9),
        ends_on=date(2024, 4, 10),
        starts_time=time(9, 30),
        ends_time=time(17),
        zone="Asia/Tokyo",
        body=body,
    )
