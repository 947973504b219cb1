"""Moments of events after the rules of a time zone changed: wall times stay, moments follow."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from events.clock import FURTHEST
from events.models import Event

CHUNK = 500


def keep_moments(at: datetime | None = None) -> int:
    """Make anew the moments of events that are not over (now); returns how many were wrong.

    Only they: what is over is over, whatever a government decides later. They are found by their
    days, for the moments may be wrong.
    """
    today = ((at or timezone.now()) - FURTHEST).date()
    events = Event.objects.filter(ends_on__gte=today).order_by("pk")
    keys = list(events.values_list("pk", flat=True))
    wrong = 0
    for start in range(0, len(keys), CHUNK):
        wrong += _keep(keys[start : start + CHUNK])
    return wrong


@transaction.atomic
def _keep(keys: list[int]) -> int:
    """Only the moments are written: nobody changed the event, so its revision stays."""
    events = Event.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    wrong = []
    for event in events:
        stored = (event.starts_at, event.ends_at)
        event.follow_the_clock()
        if (event.starts_at, event.ends_at) != stored:
            wrong.append(event)
    Event.objects.bulk_update(wrong, ["starts_at", "ends_at"])
    return len(wrong)
