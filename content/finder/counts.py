"""Counts of a finder: the total and every value of every facet, in one statement."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import CharField, Count, Value

from content.finder.filters import EntryFilter

TOTAL = ""


class Counts(NamedTuple):
    """The number of entries found, and per facet {value: number without that facet}."""

    total: int
    facets: dict[str, dict[str, int]]


def count(filterset: EntryFilter) -> Counts:
    """One arm per facet, each without its own facet, and one for the total."""
    matching = filterset.narrowed().order_by()
    total = matching.annotate(
        facet=Value(TOTAL, CharField()), value=Value(TOTAL, CharField())
    ).values("facet", "value")
    arms = [
        facet.counts(filterset.narrowed(leaving_out=name))
        for name, facet in filterset.facets.items()
    ]
    rows = total.annotate(n=Count("pk")).values_list("facet", "value", "n").union(*arms, all=True)
    facets: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, value, number in rows:
        if value is not None:
            facets[facet][value] = number
    return Counts(facets.pop(TOTAL, {}).get(TOTAL, 0), dict(facets))
