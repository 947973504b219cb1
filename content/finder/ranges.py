"""Ranges: what a list can be narrowed by from one year to another."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from content.finder.narrowing import Narrowing
from content.labels import Labels
from content.partial_dates import FIRST_YEAR


class Range(NamedTuple):
    """A range as a page shows it: its name and its two ends."""

    label: Any
    bounds: list[dict[str, Any]]


class YearBound(Narrowing):
    """An end of a range of years of a PartialDateField, itself in the range."""

    is_last = False

    def __init__(self, column: str, **kwargs: Any):
        self.column = column
        super().__init__(most=1, **kwargs)

    def is_known(self, value: str) -> bool:
        is_year = len(value) == 4 and value.isascii() and value.isdigit()
        return is_year and int(value) >= FIRST_YEAR

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        # As text, 1960 comes before 1960-01-26.
        return entries.filter(**{f"{self.column}__gte": values[0]})

    def name_of_field(self) -> str:
        """What stands beside the field of a form."""
        return _("From (year)")

    def label_of(self, value: str, labels: Labels) -> str:
        return _("From %(year)s") % {"year": value}


class LastYearBound(YearBound):
    """The later end."""

    is_last = True

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        dated = entries.filter(**{f"{self.column}__gt": ""})
        return dated.filter(**{f"{self.column}__lte": f"{values[0]}-12-31"})

    def name_of_field(self) -> str:
        return _("To (year)")

    def label_of(self, value: str, labels: Labels) -> str:
        return _("To %(year)s") % {"year": value}


def years_between(column: str, label: Any) -> tuple[YearBound, LastYearBound]:
    """The two ends of a range, which stand one after the other in a filter set."""
    return YearBound(column, label=label), LastYearBound(column, label=label)


def ranges(bounds: dict[str, YearBound], chosen: dict[str, Any]) -> list[Range]:
    """Bounds, by the name of their parameter, in pairs with the values that were chosen."""
    found: list[Range] = []
    for name, bound in bounds.items():
        value = "".join(chosen.get(name) or [])
        shown = {"name": name, "label": bound.name_of_field(), "value": value}
        if bound.is_last and found:
            found[-1].bounds.append(shown)
        else:
            found.append(Range(bound.label, [shown]))
    return found
