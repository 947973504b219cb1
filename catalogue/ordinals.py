"""Which party each was in the order of accession: the 136th, or one of the 117th and 118th."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

LAST = "-12-31"


class Dated(NamedTuple):
    """When a party became one and when it ceased to be: "2004", "2004-04" or "2004-04-30"."""

    bound_on: str
    withdrawn_on: str = ""


class Ordinal(NamedTuple):
    """The number of parties that an accession made: from and to, where days leave it open."""

    first: int
    last: int


class Ordinals:
    """The ordinals of a complete list of parties, those that withdrew included.

    A party counts those before it that were still parties on its day. Parties of one day, or of
    days that are not known more precisely than they overlap, share a range. Where the day of any
    party is not known, nobody's place is.
    """

    def __init__(self, parties: Iterable[Dated]):
        parties = list(parties)
        self._is_known = all(party.bound_on for party in parties)
        self._starts = sorted(_first(party.bound_on) for party in parties)
        self._ends = sorted(_last(party.bound_on) for party in parties)
        self._gone = sorted(_first(p.withdrawn_on) for p in parties if p.withdrawn_on)

    def of(self, bound_on: str) -> Ordinal | None:
        """The ordinal of the party of that day; None where it cannot be told."""
        if not self._is_known or not bound_on:
            return None
        gone = bisect_right(self._gone, _first(bound_on))
        before = bisect_left(self._ends, _first(bound_on))
        until = bisect_right(self._starts, _last(bound_on))
        return Ordinal(before + 1 - gone, until - gone)


def _first(value: str) -> str:
    return (value + "-01-01")[:10]


def _last(value: str) -> str:
    """A text that no day of the period comes after; for comparison only."""
    return value if len(value) == 10 else f"{value}-31" if len(value) == 7 else value + LAST
