"""How registration for an event stands, whoever asks: by time and places alone."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from events.models import EventStatus
from registrations.audience import is_sold_out
from registrations.models import RegistrationForm


class Standing(StrEnum):
    CANCELLED = "cancelled"
    OVER = "over"
    NOT_YET = "not-yet"
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"


def standing_by_time(form: RegistrationForm, at: datetime | None = None) -> Standing:
    """How it stands at that moment (now), places aside: what everybody may be told."""
    at = at or timezone.now()
    if form.event.status == EventStatus.CANCELLED:
        return Standing.CANCELLED
    if form.event.ends_at <= at:
        return Standing.OVER
    if at < form.opens_at:
        return Standing.NOT_YET
    return Standing.OPEN if at < form.closes_at else Standing.CLOSED


def standing_of(form: RegistrationForm, taken: int | None = None) -> Standing:
    """As `standing_by_time`, and whether all places are taken for good.

    One statement, unless it was counted already how many are `taken`.
    """
    standing = standing_by_time(form)
    return Standing.FULL if standing == Standing.OPEN and is_sold_out(form, taken) else standing
