"""Invented vacancies and tenders, dated anew by the day of loading so that some are open."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from content.models import Entry
from opportunities.models import Outcome, Tender, TenderSubject, Vacancy
from sample.texts import RowError, Text, publish, read_csv

# The day for which the dates in the files were written, and the hour at which all close.
AS_OF = date(2026, 11, 22)
CLOSING, OPENING = time(17), time(10)
SUBJECTS = {"supplies": TenderSubject.GOODS}


def load_opportunities(by: User) -> int:
    """Load what is not there yet; how many that were."""
    shift = timezone.localdate() - AS_OF
    loaded = 0
    for name, make in [("vacancies_sample.csv", vacancy), ("tenders_sample.csv", tender)]:
        for line, row in read_csv(name):
            try:
                loaded += _load(make, row, shift, by)
            except (KeyError, ValueError) as error:
                raise RowError(f"{name}, line {line}: {error!r}") from error
    return loaded


def vacancy(row: dict[str, str], columns: dict[str, Any]) -> Vacancy:
    return Vacancy(
        **columns,
        category=row["kind"],
        department=row["department"],
        location=row["location"],
        grade=row["grade"],
        required_languages=row["languages_required"].split(";"),
    )


def tender(row: dict[str, str], columns: dict[str, Any]) -> Tender:
    ended = row["status"] in Outcome.values
    return Tender(
        **columns,
        category=row["kind"],
        subject=SUBJECTS.get(row["category"], row["category"]),
        outcome=row["status"] if ended else Outcome.NONE,
    )


def _load(make: Any, row: dict[str, str], shift: timedelta, by: User) -> bool:
    opens_on = date.fromisoformat(row.get("opens_on") or row["published_on"]) + shift
    closes_on = date.fromisoformat(row["closes_on"]) + shift
    zone = ZoneInfo(row["zone"])
    columns = {
        "slug": row["id"],
        "reference": row["reference"],
        "opens_on": opens_on,
        "closes_at": datetime.combine(closes_on, CLOSING, tzinfo=zone),
        "zone": str(zone),
        "published_at": timezone.make_aware(datetime.combine(opens_on, OPENING)),
        "basis": row["basis"],
        "source": row["source"],
    }
    entry: Entry = make(row, columns)
    if type(entry).objects.filter(slug=entry.slug).exists():
        return False
    entry.save()
    publish(entry, [Text("en", row["title"], row["summary"], "")], by)
    return True
