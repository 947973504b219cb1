"""Events in words: when, where, how it stands. Made once, not in templates."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import get_timezone_name
from babel.numbers import format_currency
from django.utils import timezone
from django.utils.translation import gettext as _

from content import dates
from content.languages import country_name, current_language
from content.models import Version
from content.zones import place_of
from events.models import Attendance, Days, Event, EventStatus

# What readers are told of; that an event is confirmed goes without saying.
TOLD = {EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED}
STAMP_LENGTHS = {Days.YEAR: 4, Days.MONTH: 7}


def present_events(
    events: Iterable[Any], bodies: dict[int, Version], at: datetime | None = None
) -> None:
    """Give each event what lists show of it, as it is at that moment (now).

    `when` is its days in words and `when_stamp` the first of them for machines, no more precise
    than they are known; `clock_words` its times; `place` where it is; `told` its status where
    readers must know of it; `is_on` and `is_over` how it stands; `body_text` the name of its
    body, as far as this reader may see that.
    """
    at = at or timezone.now()
    for event in events:
        event.is_over = event.ends_at <= at
        event.is_called_off = event.status in {EventStatus.CANCELLED, EventStatus.POSTPONED}
        event.is_on = event.starts_at <= at < event.ends_at and not event.is_called_off
        say_when(event, event)
        event.clock_words = clock_words(event)
        event.place = place(event)
        event.body_text = bodies.get(event.body_id)
        event.box = _box(event)


def say_when(shown: Any, event: Event) -> None:
    """Give what is shown of an event its `when`, its `when_stamp`, and `told`, its status."""
    shown.when, shown.when_stamp, shown.told = when(event), when_stamp(event), told(event)


def told(event: Event) -> str:
    """Its status in words, where readers must know of it."""
    return str(EventStatus(event.status).label) if event.status in TOLD else ""


def when(event: Event) -> str:
    """Its days: 7–11 April 2025; June 2025 or 2016 where no more is known."""
    if event.days_known == Days.YEAR:
        return dates.year(event.starts_on)
    if event.days_known == Days.MONTH:
        return dates.month(event.starts_on)
    return dates.days(event.starts_on, last_day(event))


def when_stamp(event: Event) -> str:
    """The first day for machines: 2025-04-07, 2025-06 or 2016."""
    return event.starts_on.isoformat()[: STAMP_LENGTHS.get(Days(event.days_known), 10)]


def local_stamp(event: Event, moment: datetime) -> str:
    """A moment for machines, by the clocks of the event: 2025-04-07T09:30:00+02:00."""
    return moment.astimezone(event.clock).isoformat()


def last_day(event: Event) -> date:
    """The last day that it takes a part of: one that ends at midnight ends the day before."""
    ends_at_midnight = event.ends_time is not None and not (
        event.ends_time.hour or event.ends_time.minute
    )
    is_later = event.ends_on > event.starts_on
    return event.ends_on - timedelta(days=1) if ends_at_midnight and is_later else event.ends_on


def clock_words(event: Event) -> str:
    """Its times by the clocks of its zone: 09:30–17:00 (Brussels time); nothing for all day."""
    if event.starts_time is None or event.ends_time is None:
        return ""
    values = {
        "start": f"{event.starts_time:%H:%M}",
        "end": f"{event.ends_time:%H:%M}",
        "place": place_of(event.zone, current_language().tag),
    }
    if last_day(event) == event.starts_on:
        return _("%(start)s–%(end)s (%(place)s time)") % values
    return _("%(start)s on the first day to %(end)s on the last (%(place)s time)") % values


def zone_name(event: Event) -> str:
    """The name of its time zone on its first day: Central European Standard Time."""
    locale = current_language().tag.replace("-", "_")
    return get_timezone_name(event.starts_at.astimezone(event.clock), locale=locale)


def place(event: Event) -> str:
    """Where it is: Brussels, Belgium; Online; both, where one may take part in either way."""
    where = ", ".join(filter(None, [event.city, event.country and country_name(event.country)]))
    if event.attendance == Attendance.ONLINE:
        return _("Online")
    if event.attendance == Attendance.HYBRID:
        return _("%(place)s, and online") % {"place": where} if where else _("In person and online")
    return where


def fee_words(event: Event) -> str:
    """What it costs, as the page's language writes amounts; nothing where that is not said."""
    if event.fee is None:
        return ""
    if not event.fee:
        return _("Free of charge")
    locale = current_language().tag.replace("-", "_")
    return format_currency(event.fee, event.fee_currency, locale=locale)


def _box(event: Event) -> dict[str, str]:
    """What stands large in the box of its date, and what below that."""
    if event.days_known == Days.YEAR:
        return {"large": dates.year(event.starts_on), "small": ""}
    if event.days_known == Days.MONTH:
        return {"large": "", "small": dates.month(event.starts_on)}
    return {"large": str(event.starts_on.day), "small": dates.short_month(event.starts_on)}
