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
        self.is_over = self._is_begun = False

    def next(self, months: int) -> str:
        """The span of about so many months before the one told before; at last the rest."""
        if not self._months_left:
            self.is_over = True
            return f"!{_any(f'y={year}' for year in self._years)}"
        facts, last = [], max(0, self._months_left - months)
        while self._months_left > last:
            year, month = self._newest
            if self._is_rather_a_year(month, self._months_left - last):
                facts.append(f"y={year}")
                self._months_left -= month
            else:
                facts.append(f"m={year}{month:02}")
                self._months_left -= 1
            self._is_begun = True
        return _any(facts)

    def _is_rather_a_year(self, month: int, wanted: int) -> bool:
        """Whether all of a year that is left up to this month can be told as one fact."""
        if month == MONTHS_PER_YEAR:
            return wanted >= MONTHS_PER_YEAR // 2
        # Nothing of the first year is later than the day.
        return not self._is_begun and wanted >= month

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
