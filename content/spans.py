"""Spans of time in which common words are looked for, as the facts beside them tell it.

An index of words is slow with many facts at once, so a span is a few months or else whole years.
"""

from collections.abc import Iterator
from datetime import date

from textsearch.vectors import lexeme

GROWTH = 4
# Longer spans are whole years.
MOST_MONTHS = 9
YEARS = 60


def spans(today: date, months: int) -> Iterator[str]:
    """Parts of a tsquery: spans of time that do not overlap, the newest first, then the rest.

    The first has about so many months, each one after it several times more.
    """
    but = ""
    if months <= MOST_MONTHS:
        newest = newest_months(today, months)
        yield newest
        but, months = f" & !{newest}", months * GROWTH
    years = [lexeme(f"y={today.year - n}") for n in range(YEARS)]
    first, begun = 0, today.month
    while first < YEARS:
        after = first + max(1, round((months - begun) / 12 + 0.25) + (not first))
        yield _any(years[first:after]) + but
        first, begun, months = after, 0, months * GROWTH
    yield f"!{_any(years)}{but}"


def newest_months(today: date, number: int) -> str:
    """The part of a tsquery that the texts of this month and the ones before it fulfil."""
    newest = today.year * 12 + today.month - 1
    months = range(newest, newest - number, -1)
    return _any([lexeme(f"m={n // 12}{n % 12 + 1:02}") for n in months])


def _any(facts: list[str]) -> str:
    return f"({' | '.join(facts)})"
