"""Wall times of events: a day and a time as clocks show them in a named zone.

What is announced is the wall time, so that is what is stored. The moments that follow from it are
kept beside it for sorting, and made anew when the rules of a zone change.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# No clock is further than this from that of Greenwich.
FURTHEST = timedelta(days=1)


def moment(day: date, clock: time | None, zone: str) -> datetime:
    """The moment, in UTC, at which clocks of the zone show that time on that day (midnight).

    A time that clocks skip counts by the offset before the gap, one that they show twice is the
    first of both, as in iCalendar (RFC 5545, 3.3.5).
    """
    return datetime.combine(day, clock or time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def end_of_day(day: date, zone: str) -> datetime:
    """The moment, in UTC, at which the day is over there."""
    return moment(day + timedelta(days=1), None, zone)


def is_skipped(day: date, clock: time, zone: str) -> bool:
    """Whether clocks of the zone never show that time on that day: they are put forward then."""
    wall = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    again = wall.astimezone(UTC).astimezone(ZoneInfo(zone))
    return again.replace(tzinfo=None) != wall.replace(tzinfo=None)


def is_shown_twice(day: date, clock: time, zone: str) -> bool:
    """Whether clocks of the zone show that time twice on that day: they are put back then."""
    wall = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    is_put_back = wall.utcoffset() != wall.replace(fold=1).utcoffset()
    return is_put_back and not is_skipped(day, clock, zone)
