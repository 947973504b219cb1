"""Dates of entries by a fact of theirs: an instrument's adoption, a Member's accession."""

from datetime import datetime, time

from django.utils import timezone

from content.models.choices import DatePrecision
from content.models.entry import Entry
from content.partial_dates import first_day

PRECISIONS = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}


def date_by(entry: Entry, value: str) -> None:
    """Date an entry that has no date yet by a fact known in part: "2023", "2023-06" ..."""
    if value and not entry.published_at:
        entry.published_at = timezone.make_aware(datetime.combine(first_day(value), time()))
        entry.date_precision = PRECISIONS[len(value)]
