"""The rules of time zones as VTIMEZONE: every change of the clocks in the years that matter.

Zones give no list of their changes, so these are looked for day by day. Each is written by its
date, not as a rule that goes on for ever: a rule that a government changes is then wrong for
nobody, because programs fetch the calendar anew.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from events.ics.lines import line, text

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


def timezone_lines(zone: str, first_year: int, last_year: int) -> Iterator[str]:
    """The component of a zone, true from the year before the first to some after the last."""
    clock = ZoneInfo(zone)
    begins_at = datetime(first_year - 1, 1, 1, tzinfo=clock).astimezone(UTC)
    start = _clock_at(begins_at, clock)
    yield line("BEGIN", "VTIMEZONE")
    yield line("TZID", zone)
    yield from _observance(Change(begins_at, start, start))
    for year in range(first_year - 1, last_year + 1 + YEARS_AHEAD):
        for change in changes_of(zone, year):
            if change.at > begins_at:
                yield from _observance(change)
    yield line("END", "VTIMEZONE")


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


def _observance(change: Change) -> Iterator[str]:
    """What holds from a change on; its start is told by the clocks of before."""
    kind = "DAYLIGHT" if change.after.is_summer else "STANDARD"
    start = (change.at + change.before.offset).replace(tzinfo=None)
    yield line("BEGIN", kind)
    yield line("DTSTART", f"{start:%Y%m%dT%H%M%S}")
    yield line("TZOFFSETFROM", _offset(change.before.offset))
    yield line("TZOFFSETTO", _offset(change.after.offset))
    yield line("TZNAME", text(change.after.name))
    yield line("END", kind)


def _offset(offset: timedelta) -> str:
    """A distance from UTC: +0545, -0330; seconds only where there are some."""
    sign, seconds = ("-" if offset < timedelta() else "+"), abs(offset) // SECOND
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")
