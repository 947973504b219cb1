"""What search engines are told of an event: schema.org as a dictionary."""

from typing import Any

from django.conf import settings

from content.structured_data import ORGANIZATION
from events.models import Attendance, Event, EventStatus
from events.wording import local_stamp, when_stamp

SCHEMA = "https://schema.org/"
STATUSES = {
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
}
MODES = {
    Attendance.IN_PERSON: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.HYBRID: "MixedEventAttendanceMode",
}


def describe(event: Any) -> dict[str, Any]:
    """An event that was read with its text and picture; what is not known is left out."""
    text, address = event.text, settings.SITE_URL + event.get_absolute_url()
    start, end = _ends(event)
    data = {
        "@type": "Event",
        "name": text.title,
        "description": text.summary,
        "inLanguage": text.language_tag,
        "url": address,
        "image": settings.SITE_URL + event.picture.url if event.picture else "",
        "startDate": start,
        "endDate": end,
        "eventStatus": SCHEMA + STATUSES.get(event.status, "EventScheduled"),
        "eventAttendanceMode": SCHEMA + MODES[event.attendance] if event.attendance else "",
        "location": _locations(event, address),
        "organizer": ORGANIZATION,
        "offers": _offer(event),
    }
    return {name: value for name, value in data.items() if value}


def _ends(event: Event) -> tuple[str, str]:
    """Its first and last day; with times, both moments by the clocks of its zone."""
    if event.is_all_day:
        length = len(when_stamp(event))
        return event.starts_on.isoformat()[:length], event.ends_on.isoformat()[:length]
    return local_stamp(event, event.starts_at), local_stamp(event, event.ends_at)


def _locations(event: Event, address: str) -> list[dict[str, Any]]:
    """The place, and for those who join online this page, which tells them how."""
    found: list[dict[str, Any]] = []
    if event.attendance != Attendance.ONLINE and (event.city or event.country):
        parts = {"addressLocality": event.city, "addressCountry": event.country}
        postal = {name: value for name, value in parts.items() if value}
        name = event.venue or event.city or event.country
        found.append(
            {"@type": "Place", "name": name, "address": {"@type": "PostalAddress", **postal}}
        )
    if event.attendance in {Attendance.ONLINE, Attendance.HYBRID}:
        found.append({"@type": "VirtualLocation", "url": address})
    return found


def _offer(event: Event) -> dict[str, Any]:
    if event.fee is None:
        return {}
    return {"@type": "Offer", "price": str(event.fee), "priceCurrency": event.fee_currency or "EUR"}
