"""Step charts: a number that changes on some days, as the geometry of a picture.

Nothing here asks the database. The plot is 1000 wide and 1000 high and is stretched to its place;
marks lie at per cent of it, so that words beside it keep their size at every width.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

SIDE = 1000
# Steps between marks, and how many of them a chart has at most.
NICE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500]
MOST_YEARS, MOST_LINES = 9, 5
# A year this near to the first or the last one has no room for its number, in per cent.
ROOM = 13
# Where the plot begins and ends from top to bottom; years stand below it.
PLOT_TOP, PLOT_BOTTOM = 8, 88


class Step(NamedTuple):
    """The number from that day on."""

    day: date
    total: int


class Mark(NamedTuple):
    """Words at a place of an axis, in per cent of the picture."""

    label: str
    at: float
    anchor: str = "middle"


class StepChart(NamedTuple):
    """The line, the area below it, the years under it and the numbers beside it."""

    line: str
    years: list[Mark]
    numbers: list[Mark]
    total: int
    # How far from the top the line ends, in per cent of the picture.
    end: float
    base: int = PLOT_BOTTOM
    top: int = PLOT_TOP
    height: int = PLOT_BOTTOM - PLOT_TOP

    @property
    def area(self) -> str:
        return f"{self.line}V{SIDE}H0z"


def steps(changes: Iterable[tuple[date, int]], until: date) -> list[Step]:
    """The running total after each day on which something changed, up to that day."""
    total, found = 0, []
    due = sorted(change for change in changes if change[0] <= until)
    for day, same in groupby(due, key=lambda change: change[0]):
        total += sum(by for _day, by in same)
        found.append(Step(day, total))
    return found


def step_chart(changes: Iterable[tuple[date, int]], until: date) -> StepChart | None:
    """The chart from the first of January of the first change to that day; None without one."""
    taken = steps(changes, until)
    if not taken:
        return None
    first = date(taken[0].day.year, 1, 1)
    days = max(1, (until - first).days)
    spacing = _nice(max(step.total for step in taken) / MOST_LINES)
    top = max(spacing, -(-max(step.total for step in taken) // spacing) * spacing)
    line = f"M0,{SIDE}"
    for step in taken:
        x, y = SIDE * (step.day - first).days / days, SIDE * (1 - step.total / top)
        line += f"H{x:.1f}V{y:.1f}"
    total = taken[-1].total
    numbers = [Mark(str(n), _height(n / top)) for n in range(spacing, top + 1, spacing)]
    return StepChart(f"{line}H{SIDE}", _years(first, until), numbers, total, _height(total / top))


def _height(part: float) -> float:
    return round(PLOT_BOTTOM - part * (PLOT_BOTTOM - PLOT_TOP), 2)


def _years(first: date, until: date) -> list[Mark]:
    """The first year and the last, and round ones between them."""
    days = max(1, (until - first).days)
    spacing = _nice((until.year - first.year) / MOST_YEARS)
    marks = [Mark(str(first.year), 0, "start")]
    for year in range(first.year + 1, until.year):
        at = round(100 * (date(year, 1, 1) - first).days / days, 2)
        if year % spacing == 0 and ROOM <= at <= 100 - ROOM:
            marks.append(Mark(str(year), at))
    return [*marks, Mark(str(until.year), 100, "end")] if until.year > first.year else marks


def _nice(least: float) -> int:
    """The smallest round step that is not less."""
    return next((step for step in NICE_STEPS if step >= least), NICE_STEPS[-1])
