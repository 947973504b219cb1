"""Who came how early: the 186th Member, or one of the 117th and 118th parties."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from content.numerals import ordinal
from content.partial_dates import first_day, last_day


class Stay(NamedTuple):
    """When somebody joined and left: "2004", "2004-04" or "2004-04-30"; empty where unknown."""

    joined_on: str
    left_on: str = ""


class Place(NamedTuple):
    """A place in the order, from 1: the first and the last that it may be."""

    first: int
    last: int

    def __str__(self):
        """As the active language writes it: 186th, or 10th–26th."""
        if self.first == self.last:
            return ordinal(self.first)
        return f"{ordinal(self.first)}–{ordinal(self.last)}"


class Order:
    """The places of all who ever joined; whoever left is not counted from then on.

    Those who joined on the same day, or whose dates do not say who came first, share their
    places: of "1993-07-01", "1993" and "2001", the first two are the first or the second. Where
    the day of anybody is not known, nobody's place is.
    """

    def __init__(self, stays: Iterable[Stay]):
        stays = list(stays)
        self._is_known = all(stay.joined_on for stay in stays)
        known = [stay.joined_on for stay in stays if stay.joined_on]
        self._starts = sorted(map(first_day, known))
        self._ends = sorted(map(last_day, known))
        self._left = sorted(first_day(stay.left_on) for stay in stays if stay.left_on)

    def place(self, joined_on: str) -> Place | None:
        """The place of whoever joined then; None where it cannot be told."""
        if not self._is_known or not joined_on:
            return None
        first, last = first_day(joined_on), last_day(joined_on)
        gone = bisect_right(self._left, first)
        before = bisect_left(self._ends, first)
        not_after = bisect_right(self._starts, last)
        return Place(before + 1 - gone, not_after - gone)
