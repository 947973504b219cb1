"""Counts of a finder: the total and every value of every facet, in one statement, kept a while.

Counting a large archive costs more than showing a page of it. The counts are kept per process
under a name that changes with every change of an entry, and every minute, so that what appears
or vanishes by time alone is counted right within a minute.
"""

import hashlib
from collections import defaultdict
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import CharField, Count, Max, Value
from django.utils import timezone

from content.finder.facets import EntryFilter
from content.models import Entry
from content.models.reading import type_of_reader

KEPT_SECONDS = 120
TOTAL = ""


class Counts(NamedTuple):
    """The number of entries found, and per facet {value: number without that facet}."""

    total: int
    facets: dict[str, dict[str, int]]


def count(filterset: EntryFilter, user: type_of_reader) -> Counts:
    """The counts of a filter set for this reader: one statement when kept, two when not."""
    name = _name(filterset, user)
    counts = cache.get(name)
    if counts is None:
        counts = _count(filterset)
        cache.set(name, counts, KEPT_SECONDS)
    return counts


def _count(filterset: EntryFilter) -> Counts:
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


def _name(filterset: EntryFilter, user: type_of_reader) -> str:
    changed = Entry.objects.aggregate(changed=Max("changed_at"))["changed"]
    chosen = sorted((key, str(value)) for key, value in filterset.form.cleaned_data.items())
    parts = [
        filterset.queryset.model._meta.label_lower,
        str(user.pk),
        str(changed),
        f"{timezone.now():%H%M}",
        repr(chosen),
    ]
    return "counts:" + hashlib.sha256("|".join(parts).encode()).hexdigest()
