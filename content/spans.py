"""Spans of time in which common words are looked for, as the facts beside them tell it."""

from collections.abc import Iterator
from datetime import date

from textsearch.vectors import lexeme

GROWTH = 4
# Months are asked for one by one this far back, then whole years, then all that is left.
YEARS_BY_MONTH, YEARS = 2, 60


def spans(today: date, months: int) -> Iterator[str]:
    """Parts of a tsquery: spans of time that do not overlap, the newest first, then the rest.

    The first has so many months at least, each one after it several times more.
    """
    seen: list[str] = []
    some: list[str] = []
    length = 0
    for size, period in _periods(today):
        some.append(lexeme(period))
        length += size
        if length >= months:
            yield f"({' | '.join(some)})"
            seen += some
            some, length, months = [], 0, months * GROWTH
    yield f"!({' | '.join(seen)})" if seen else "!'m='"


def _periods(today: date) -> Iterator[tuple[int, str]]:
    """Facts that tell time, the newest first: months, then years, and how many months each is."""
    first = (today.year - YEARS_BY_MONTH) * 12
    for month in range(today.year * 12 + today.month - 1, first - 1, -1):
        yield 1, f"m={month // 12}{month % 12 + 1:02}"
    for year in range(today.year - YEARS_BY_MONTH - 1, today.year - YEARS, -1):
        yield 12, f"y={year}"
