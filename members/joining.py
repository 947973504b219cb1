"""The order in which Members joined, as far as it is known."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from content.ordinals import ordinal

# What makes the first and the last day of a date that is known in part, as text.
FIRST_DAY = {4: "-01-01", 7: "-01", 10: ""}
LAST_DAY = {4: "-12-31", 7: "-31", 10: ""}


class Place(NamedTuple):
    """A place in an order, from 1: the first and the last that it may be."""

    first: int
    last: int

    def __str__(self):
        """In the words of the active language: 186th, or 10th to 26th."""
        values = {"first": ordinal(self.first), "last": ordinal(self.last)}
        if self.first == self.last:
            return values["first"]
        return _("%(first)s to %(last)s") % values


def place(joined_on: str, all_joined_on: Iterable[str]) -> Place:
    """The place of that date among all, itself among them; each is as precise as it is known.

    Those who joined on the same day, or whose dates do not say who came first, share their
    places: ("1993", ["1993-07-01", "1993", "2001"]) has the first or the second.
    """
    first_day, last_day = _days(joined_on)
    days = [_days(other) for other in all_joined_on]
    before = sum(1 for _first, last in days if last < first_day)
    not_after = sum(1 for first, _last in days if first <= last_day)
    return Place(before + 1, not_after)


def _days(value: str) -> tuple[str, str]:
    return value + FIRST_DAY[len(value)], value + LAST_DAY[len(value)]
