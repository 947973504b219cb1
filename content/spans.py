"""Spans of time in which common words are looked for, as the facts beside them tell it.

An index of words is slow with many facts at once, so a long span is told in years.
"""

from collections.abc import Iterable
from datetime import date

from textsearch.vectors import lexeme

MONTHS_PER_YEAR = 12
# Older than these is what the last span holds, and what has no date.
YEARS = 60


class Spans:
    """Parts of a tsquery: spans of time that do not overlap, back from a day, then the rest."""

    def __init__(self, last: date):
        self._years = [last.year - n for n in range(YEARS)]
        self._months_left = last.month + MONTHS_PER_YEAR * (YEARS - 1)
        self.is_over = False

    def next(self, months: int) -> str:
        """The span of that many months before the one that was told before; the rest at last."""
        if not self._months_left:
            self.is_over = True
            return f"!{_any(f'y={year}' for year in self._years)}"
        facts, left = [], min(months, self._months_left)
        while left:
            year, month = self._newest
            is_whole = month == MONTHS_PER_YEAR <= left
            facts.append(f"y={year}" if is_whole else f"m={year}{month:02}")
            told = MONTHS_PER_YEAR if is_whole else 1
            left, self._months_left = left - told, self._months_left - told
        return _any(facts)

    @property
    def _newest(self) -> tuple[int, int]:
        """Year and month of the newest month that is left."""
        years, month = divmod(self._months_left - 1, MONTHS_PER_YEAR)
        return self._years[-1] + years, month + 1


def newest_months(today: date, number: int) -> str:
    """The part of a tsquery that the texts of this month and the ones before it fulfil."""
    return Spans(today).next(number)


def _any(facts: Iterable[str]) -> str:
    return f"({' | '.join(map(lexeme, facts))})"
