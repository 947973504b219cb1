"""Figures: numbers of the Organization that pages show."""

from datetime import date
from typing import NamedTuple


class Figure(NamedTuple):
    """A number; `as_of` where it was stated on that day and not counted from records."""

    value: int
    as_of: date | None = None
