"""Visits to the page of a meeting: what is new to a person is what came since the one before.

A visit lasts until nobody has looked for half an hour. On the first one, as for strangers, what
came within a week is new.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import User
from content import dates
from content.models.reading import type_of_reader
from meetings.models import Meeting, Visit

VISIT = timedelta(minutes=30)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Since:
    """From when on things are new; `day` in words where it was a visit, else empty."""

    at: datetime
    day: str = ""


def visit_of(user: type_of_reader) -> Any:
    """The visit of this reader to each event, for `since_visit`."""
    visits = Visit.objects.filter(user=user.pk, meeting=OuterRef("pk"))
    return Subquery(visits.values(row=JSONObject(seen_at="seen_at", before_at="before_at"))[:1])


def since_visit(visit: dict[str, str | None] | None, at: datetime | None = None) -> Since:
    """Since when what came is new to the reader whose `visit_of` that is."""
    at = at or timezone.now()
    if visit:
        moments = {name: datetime.fromisoformat(value) for name, value in visit.items() if value}
        if before := _before(moments["seen_at"], moments.get("before_at"), at):
            return Since(before, dates.day(before))
    # From midnight, so that pages that are kept for strangers change when the day does.
    day = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return Since(day - WEEK)


@transaction.atomic
def look(user: User, meeting: Meeting, at: datetime) -> None:
    """This person looked at that moment: the visit goes on, or a new one begins."""
    visit = _visit(user, meeting, at)
    visit.before_at = _before(visit.seen_at, visit.before_at, at)
    visit.seen_at = max(visit.seen_at, at)
    visit.save()


@transaction.atomic
def see_all(user: User, meeting: Meeting, at: datetime) -> None:
    """This person has seen everything that was there at that moment."""
    visit = _visit(user, meeting, at)
    visit.before_at = max(visit.before_at or at, at)
    visit.seen_at = max(visit.seen_at, at)
    visit.save()


def _visit(user: User, meeting: Meeting, at: datetime) -> Visit:
    rows = Visit.objects.select_for_update()
    return rows.get_or_create(user=user, meeting=meeting, defaults={"seen_at": at})[0]


def _before(seen_at: datetime, before_at: datetime | None, at: datetime) -> datetime | None:
    """When the visit before the one at that moment was; None where that is the first."""
    return seen_at if at - seen_at > VISIT else before_at
