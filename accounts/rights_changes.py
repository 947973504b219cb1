"""What the audit log tells when somebody changes the rights of a person."""

from typing import Any

from accounts.models import User
from audit.models import Action
from audit.recording import record

FLAGS = ["is_active", "is_staff", "is_superuser"]


def rights_of(user: User) -> dict[str, Any]:
    """The flags of an account and the names of its groups: two statements."""
    flags = User.objects.values(*FLAGS).get(pk=user.pk)
    return {**flags, "groups": sorted(user.groups.values_list("name", flat=True))}


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
