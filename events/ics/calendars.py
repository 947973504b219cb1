"""Calendars: events with their texts as one iCalendar object."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy

from events.ics.lines import line, text
from events.ics.zones import timezone_lines
from events.models import EventStatus
from events.wording import place

PRODUCT = "-//World Customs Organization//WCO Portal//EN"
ORGANIZER = "World Customs Organization"
# How often programs should ask for a calendar anew.
REFRESHED_EVERY = "PT6H"
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
    """The calendar as a file (RFC 5545), in the active language."""
    return "".join(_lines(calendar))


def _lines(calendar: Calendar) -> Iterator[str]:
    name = text(calendar.name)
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", PRODUCT)
    yield line("CALSCALE", "GREGORIAN")
    yield line("METHOD", "PUBLISH")
    yield line("NAME", name)
    yield line("X-WR-CALNAME", name)
    if calendar.address:
        yield line("SOURCE", settings.SITE_URL + calendar.address, VALUE="URI")
    yield line("REFRESH-INTERVAL", REFRESHED_EVERY, VALUE="DURATION")
    yield line("X-PUBLISHED-TTL", REFRESHED_EVERY)
    yield from _zones(calendar.events)
    for event in calendar.events:
        yield from _event(event)
    yield line("END", "VCALENDAR")


def _zones(events: Iterable[Any]) -> Iterator[str]:
    """Each zone that a time is told in, for the years of those times."""
    years: dict[str, set[int]] = {}
    for event in events:
        if not event.is_all_day:
            years.setdefault(event.zone, set()).update([event.starts_on.year, event.ends_on.year])
    for zone, found in sorted(years.items()):
        yield from timezone_lines(zone, min(found), max(found))


def _event(event: Any) -> Iterator[str]:
    yield line("BEGIN", "VEVENT")
    yield line("UID", str(event.uid))
    yield line("SEQUENCE", str(_sequence(event)))
    yield line("DTSTAMP", _utc(event.changed_at))
    yield line("CREATED", _utc(event.created_at))
    yield line("LAST-MODIFIED", _utc(event.changed_at))
    yield from _times(event)
    yield line("STATUS", STATUSES[EventStatus(event.status)])
    yield from _words(event)
    yield line("URL", settings.SITE_URL + event.url)
    organizer = f"mailto:{event.contact_email}" if event.contact_email else settings.SITE_URL
    yield line("ORGANIZER", organizer, CN=ORGANIZER)
    yield line("END", "VEVENT")


def _sequence(event: Any) -> int:
    """The number of its revision: how many seconds old it was when it was changed last."""
    return (event.changed_at - event.created_at) // timedelta(seconds=1)


def _times(event: Any) -> Iterator[str]:
    """Days, the last one exclusive; or wall times with their zone.

    A time that the clocks skip or show twice is written as it was announced: programs read it by
    the same rule (RFC 5545, 3.3.5) as `events.clock`.
    """
    if event.is_all_day:
        yield line("DTSTART", _day(event.starts_on), VALUE="DATE")
        yield line("DTEND", _day(event.ends_on + timedelta(days=1)), VALUE="DATE")
        return
    for name, day, clock in [
        ("DTSTART", event.starts_on, event.starts_time),
        ("DTEND", event.ends_on, event.ends_time),
    ]:
        yield line(name, f"{_day(day)}T{clock:%H%M%S}", TZID=event.zone)


def _words(event: Any) -> Iterator[str]:
    """What it is and where: in another language than the calendar's only where that is said."""
    words = event.text
    language = words.language_tag if words.is_fallback else ""
    mark = MARKS.get(EventStatus(event.status))
    title = mark % {"title": words.title} if mark else words.title
    yield line("SUMMARY", text(title), LANGUAGE=language)
    told = [words.summary, f"{settings.SITE_URL}{event.url}"]
    yield line("DESCRIPTION", text("\n\n".join(filter(None, told))), LANGUAGE=language)
    where = ", ".join(filter(None, [event.venue, place(event)]))
    if where:
        yield line("LOCATION", text(where))
    yield line("CATEGORIES", text(event.get_category_display()))


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
