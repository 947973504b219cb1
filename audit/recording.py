"""Writing the audit log, in the transaction of what it tells of."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

from audit.models import MAX_SUBJECT, Action, Record


def record(
    action: Action,
    *,
    by: AbstractBaseUser | AnonymousUser | None = None,
    person: AbstractBaseUser | None = None,
    subject: Any = "",
    details: dict[str, Any] | None = None,
    request: HttpRequest | None = None,
    place: str = "",
) -> Record:
    """Write down that somebody did something, with names and numbers but never a secret.

    `by` did it, to the account of `person`; `subject` is the thing that it was done to. `place`
    is a network address as `accounts.attempts.place_of` tells it.
    """
    row = record_of(
        action,
        by=by,
        person=person,
        subject=subject,
        details=details,
        request=request,
        place=place,
    )
    row.save()
    return row


def record_of(
    action: Action,
    *,
    by: AbstractBaseUser | AnonymousUser | None = None,
    person: AbstractBaseUser | None = None,
    subject: Any = "",
    details: dict[str, Any] | None = None,
    request: HttpRequest | None = None,
    place: str = "",
) -> Record:
    """What `record` writes down, not saved yet: for many at once."""
    return Record(
        action=action,
        actor_id=by.pk if by is not None else None,
        person_id=person.pk if person is not None else None,
        # No text column holds NUL, and people name things as they like.
        subject=str(subject).replace("\x00", "")[:MAX_SUBJECT],
        details=details or {},
        request_id=getattr(request, "id", ""),
        place=place,
    )
