"""How long an account lasts: as long as the last affiliation of its person, said here once.

Without any affiliation it has no end, and that of staff ends by being switched off only.
"""

from typing import Any, cast

from accounts.models import User
from audit.models import Action
from audit.recording import record


def locked(pk: int) -> User:
    """The person, whose affiliations nobody else changes until the transaction ends."""
    return User.objects.select_for_update().get(pk=pk)


def keep_end(user: User, by: User | None) -> None:
    """Let the account, whose row is locked, last as long as the last affiliation."""
    was_open = user.is_open()
    user.expires_on = cast(Any, user).affiliations.last_day()
    user.save(update_fields=["expires_on"])
    if was_open != user.is_open():
        action = Action.ACCOUNT_SWITCHED_OFF if was_open else Action.ACCOUNT_SWITCHED_ON
        record(action, by=by, person=user, details={"reason": "affiliations"})
