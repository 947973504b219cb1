"""Forgetting: what is kept about people goes when its time is over."""

from datetime import datetime

from django.utils import timezone

from accounts.kept_data import kept_data


def forget(at: datetime | None = None, *, is_dry: bool = False) -> dict[str, int]:
    """Delete what is overdue at that moment (now): how many rows of each class, by its name.

    A dry run only counts.
    """
    at = at or timezone.now()
    numbers = {}
    for kept in kept_data():
        if kept.overdue:
            rows = kept.overdue(at)
            numbers[kept.name] = rows.count()
            if not is_dry:
                rows.delete()
    return numbers
