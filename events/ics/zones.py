"""The rules of time zones as VTIMEZONE: every change of the clocks in the years that matter.

Zones give no list of their changes, so these are looked for day by day. Each is written by its
date, not as a rule that goes on for ever: a rule that a government changes is then wrong for
nobody, because programs fetch the calendar anew.

`icalendar.Timezone.from_tzinfo` is not used: see docs/decisions/0024-calendars-by-icalendar.md.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

# Some programs keep the first rules of a zone that they meet, and read later events by them.
YEARS_AHEAD = 5
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


class Clock(NamedTuple):
    """What clocks show: their distance from UTC, whether it is summer time, and its short name."""

    offset: timedelta
    is_summer: bool
    name: str


class Change(NamedTuple):
    """A moment (UTC) from which on the clocks show something else."""

    at: datetime
    before: Clock
    after: Clock


def timezone_rules(zone: str, first_year: int, last_year: int) -> Timezone:
    """The component of a zone, true from the year before the first to some after the last."""
    clock = ZoneInfo(zone)
    begins_at = datetime(first_year - 1, 1, 1, tzinfo=clock).astimezone(UTC)
    start = _clock_at(begins_at, clock)
    rules = Timezone()
    rules.add("TZID", zone)
    rules.add_component(_observance(Change(begins_at, start, start)))
    for year in range(first_year - 1, last_year + 1 + YEARS_AHEAD):
        for change in changes_of(zone, year):
            if change.at > begins_at:
                rules.add_component(_observance(change))
    return rules


@lru_cache(maxsize=2048)
def changes_of(zone: str, year: int) -> list[Change]:
    """The changes of the clocks of a zone in a year (of UTC)."""
    clock, changes = ZoneInfo(zone), []
    day, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    before = _clock_at(day, clock)
    while day < end:
        after = _clock_at(day + DAY, clock)
        if after != before:
            changes.append(Change(_moment_of_change(day, clock), before, after))
        day, before = day + DAY, after
    return changes


def _moment_of_change(day: datetime, clock: ZoneInfo) -> datetime:
    """The first second of the new time, within the day that begins then."""
    low, high = day, day + DAY
    old = _clock_at(low, clock)
    while high - low > SECOND:
        middle = low + timedelta(seconds=(high - low) // SECOND // 2)
        low, high = (middle, high) if _clock_at(middle, clock) == old else (low, middle)
    return high


def _clock_at(at: datetime, clock: ZoneInfo) -> Clock:
    shown = at.astimezone(clock)
    return Clock(shown.utcoffset() or timedelta(), bool(shown.dst()), shown.tzname() or "")


def _observance(change: Change) -> TimezoneDaylight | TimezoneStandard:
    """What holds from a change on; its start is told by the clocks of before."""
    observance = TimezoneDaylight() if change.after.is_summer else TimezoneStandard()
    observance.add("DTSTART", (change.at + change.before.offset).replace(tzinfo=None))
    observance.add("TZOFFSETFROM", change.before.offset)
    observance.add("TZOFFSETTO", change.after.offset)
    observance.add("TZNAME", change.after.name)
    return observance
