"""Which events pages name that have room for a few: the next to begin, then the last ones."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from content.listed import First
from events.wording import told, when, when_stamp


def _arms(entries: Any) -> list[Any]:
    now = timezone.now()
    return [
        entries.filter(event__ends_at__gt=now).order_by("event__starts_at", "pk"),
        entries.filter(event__ends_at__lte=now).order_by("-event__starts_at", "-pk"),
    ]


def _key(entry: Any) -> tuple[Any, ...]:
    """What is ahead by its beginning; then what is over, the latest first."""
    event = entry.event
    begins = event.starts_at.timestamp()
    is_over = event.ends_at <= timezone.now()
    return is_over, -begins if is_over else begins, entry.pk


def _present(entries: Iterable[Any]) -> None:
    """The date of an event is when it takes place; `told` its status, if readers must know."""
    for entry in entries:
        entry.published_on, entry.date_stamp = when(entry.event), when_stamp(entry.event)
        entry.told = told(entry.event)


AHEAD = First(_arms, _key, "event", _present)
