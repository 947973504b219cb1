"""What is told when somebody else changes an account: to the audit log, and to its owner."""

from typing import Any

from django.http import HttpRequest

from accounts.attempts import place_of
from accounts.factors.telling import write
from accounts.models import User
from accounts.passwords import write_changed
from audit.models import Action
from audit.recording import record

FLAGS = ["is_active", "is_staff", "is_superuser"]


def rights_of(user: User) -> dict[str, Any]:
    """The flags of an account and the names of its groups: two statements."""
    flags = User.objects.values(*FLAGS).get(pk=user.pk)
    return {**flags, "groups": sorted(user.groups.values_list("name", flat=True))}


def tell_address(before: str, user: User, request: HttpRequest) -> None:
    """Another address, which both mailboxes read of: whoever has it gets new passwords."""
    if before == user.email:
        return
    place = place_of(request)
    record(Action.EMAIL_CHANGED, by=request.user, person=user, request=request, place=place)
    for email in filter(None, [before, user.email]):
        write(user, "email_changed", to=email, email=user.email)


def tell_password(user: User, request: HttpRequest) -> None:
    """A password that the person has not chosen alone."""
    place = place_of(request)
    record(Action.PASSWORD_CHANGED, by=request.user, person=user, request=request, place=place)
    write_changed(user)


def record_changes(before: dict[str, Any], user: User, by: User) -> None:
    """Write down what was switched and which rights are others than before."""
    after = rights_of(user)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changes.pop("is_active", None):
        is_on = after["is_active"]
        record(
            Action.ACCOUNT_SWITCHED_ON if is_on else Action.ACCOUNT_SWITCHED_OFF,
            by=by,
            person=user,
        )
    if changes:
        record(Action.RIGHTS_CHANGED, by=by, person=user, details=changes)
