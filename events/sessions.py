"""Sessions of a working body: those to come, and the last that were held."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone

from content.kept import Kept
from content.languages import current_language
from content.models import Entry
from content.models.reading import type_of_reader
from content.presentation import present
from events.models import Event, WorkingBody
from events.wording import say_when

MOST = 5


class Sessions(NamedTuple):
    """The soonest first, and the latest first: entries, each with its `event`."""

    next: list[Entry]
    past: list[Entry]


def sessions_of(
    body: WorkingBody, user: type_of_reader, kept: Kept, at: datetime | None = None
) -> Sessions:
    """What this reader may read of the sessions of a body, the nearest few: one statement."""
    at = at or timezone.now()
    events: Any = Event.objects.visible_to(user).filter(body=body)
    nearest = [events.upcoming(at).soonest_first(), events.past(at).latest_first()]
    is_near = Q()
    for rows in nearest:
        is_near |= Q(pk__in=rows.values("pk")[:MOST])
    near = Entry.objects.filter(is_near)
    found: Any = near.one_statement(current_language().code, kinds=["event"])
    found.sort(key=lambda entry: (entry.event.starts_at, entry.pk))
    present(found, kept)
    for entry in found:
        say_when(entry, entry.event)
    return Sessions(
        [entry for entry in found if entry.event.ends_at > at],
        [entry for entry in reversed(found) if entry.event.ends_at <= at],
    )
