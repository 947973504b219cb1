"""Timelines: how a number of Members or parties grew, as a step chart and the same as a table."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from content.partial_dates import WHOLE_DAY, first_day
from members.pictures.step_chart import StepChart, step_chart


class Change(NamedTuple):
    """Somebody joined or left on a day, which may be known in part or not at all."""

    name: str
    url: str
    on: str
    by: int = 1
    language_tag: str = ""
    direction: str = ""

    @property
    def is_fallback(self) -> bool:
        return bool(self.language_tag)


class Year(NamedTuple):
    """A row of the table; the total is that of its last day, or of today."""

    year: int
    joined: list[Change]
    left: list[Change]
    total: int


class Timeline(NamedTuple):
    """A chart with its table. Who has no date counts in neither, and stands in `undated`."""

    chart: StepChart | None
    years: list[Year]
    undated: list[Change]
    # Whether a date is known in part: its first day stands for it.
    has_rough_dates: bool

    @property
    def total(self) -> int:
        return self.chart.total if self.chart else 0

    @property
    def has_left(self) -> bool:
        return any(year.left for year in self.years)


def timeline(changes: Iterable[Change], until: date) -> Timeline:
    """What the changes up to that day add up to, in the order that they come in."""
    by_year: dict[int, list[Change]] = defaultdict(list)
    undated, dated = [], []
    for change in changes:
        if not change.on:
            undated.append(change)
        elif (day := first_day(change.on)) <= until:
            by_year[day.year].append(change)
            dated.append((day, change.by))
    years, total = [], 0
    for year in sorted(by_year):
        own = sorted(by_year[year], key=lambda change: first_day(change.on))
        total += sum(change.by for change in own)
        joined, left = ([c for c in own if c.by == by] for by in (1, -1))
        years.append(Year(year, joined, left, total))
    known = [change for changes in by_year.values() for change in changes]
    is_rough = any(len(change.on) < WHOLE_DAY for change in known)
    return Timeline(step_chart(dated, until), years, undated, is_rough)
