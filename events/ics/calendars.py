"""Calendars: events with their texts as one iCalendar object."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils.translation import gettext_lazy

from events.ics.zones import timezone_rules
from events.models import EventStatus
from events.wording import place

PRODUCT = "-//World Customs Organization//WCO Portal//EN"
ORGANIZER = "World Customs Organization"
# How often programs should ask for a calendar anew.
REFRESHED_EVERY = timedelta(hours=6)
# No value has one (RFC 5545, 3.1): some end a line for one program or another.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]+")
STATUSES = {
    EventStatus.PLANNED: "TENTATIVE",
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
# Many programs show no status, so what must be known stands before the title.
MARKS = {
    EventStatus.POSTPONED: gettext_lazy("Postponed: %(title)s"),
    EventStatus.CANCELLED: gettext_lazy("Cancelled: %(title)s"),
}


class Calendar(NamedTuple):
    """What is to be written: events with their texts, presented, whose days are known.

    `address` is the path at which the calendar is fetched; a calendar of one's own has none,
    because it is a secret.
    """

    name: str
    events: list[Any]
    address: str = ""


def written(calendar: Calendar) -> str:
    """The calendar as a file (RFC 5545), in the active language: the same rows, the same bytes."""
    made = icalendar.Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", PRODUCT)
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", "PUBLISH")
    made.add("NAME", icalendar.vText(calendar.name))
    made.add("X-WR-CALNAME", icalendar.vText(calendar.name))
    if calendar.address:
        made.add("SOURCE", icalendar.vUri(settings.SITE_URL + calendar.address), {"VALUE": "URI"})
    made.add("REFRESH-INTERVAL", REFRESHED_EVERY, {"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", icalendar.vDuration(REFRESHED_EVERY))
    for component in [*_zones(calendar.events), *map(_event, calendar.events)]:
        made.add_component(component)
    return CONTROLS.sub(" ", made.to_ical().decode())


def _zones(events: Iterable[Any]) -> Iterator[icalendar.Timezone]:
    """Each zone that a time is told in, for the years of those times."""
    years: dict[str, set[int]] = {}
    for event in events:
        if not event.is_all_day:
            years.setdefault(event.zone, set()).update([event.starts_on.year, event.ends_on.year])
    for zone, found in sorted(years.items()):
        yield timezone_rules(zone, min(found), max(found))


def _event(event: Any) -> icalendar.Event:
    made = icalendar.Event()
    made.add("UID", str(event.uid))
    made.add("SEQUENCE", _sequence(event))
    made.add("DTSTAMP", event.changed_at.astimezone(UTC))
    made.add("CREATED", event.created_at.astimezone(UTC))
    made.add("LAST-MODIFIED", event.changed_at.astimezone(UTC))
    _add_times(made, event)
    made.add("STATUS", STATUSES[EventStatus(event.status)])
    _add_words(made, event)
    made.add("URL", settings.SITE_URL + event.url)
    organizer = f"mailto:{event.contact_email}" if event.contact_email else settings.SITE_URL
    made.add("ORGANIZER", organizer, {"CN": ORGANIZER})
    return made


def _sequence(event: Any) -> int:
    """The number of its revision: how many seconds old it was when it was changed last."""
    return (event.changed_at - event.created_at) // timedelta(seconds=1)


def _add_times(made: icalendar.Event, event: Any) -> None:
    """Days, the last one exclusive; or wall times with their zone.

    A time that the clocks skip or show twice is written as it was announced: programs read it by
    the same rule (RFC 5545, 3.3.5) as `events.clock`.
    """
    if event.is_all_day:
        made.add("DTSTART", event.starts_on)
        made.add("DTEND", event.ends_on + timedelta(days=1))
        return
    zone = ZoneInfo(event.zone)
    made.add("DTSTART", datetime.combine(event.starts_on, event.starts_time, zone))
    made.add("DTEND", datetime.combine(event.ends_on, event.ends_time, zone))


def _add_words(made: icalendar.Event, event: Any) -> None:
    """What it is and where: in another language than the calendar's only where that is said."""
    words = event.text
    language = {"LANGUAGE": words.language_tag} if words.is_fallback else {}
    mark = MARKS.get(EventStatus(event.status))
    title = mark % {"title": words.title} if mark else words.title
    made.add("SUMMARY", title, language)
    told = [words.summary, f"{settings.SITE_URL}{event.url}"]
    made.add("DESCRIPTION", "\n\n".join(filter(None, told)), language)
    where = ", ".join(filter(None, [event.venue, place(event)]))
    if where:
        made.add("LOCATION", where)
    made.add("CATEGORIES", [event.get_category_display()])
