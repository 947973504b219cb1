"""Erasing an account: the person goes, and the number stays for what others rely on."""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.kept_data import kept_data
from accounts.models import User
from audit.models import Action
from audit.recording import record
from mail.letters import compose


class EraseError(Exception):
    """Why an account may not be erased, in words."""


@transaction.atomic
def erase(user: User, by: User, **where: Any) -> None:
    """Close an account for ever and take the person out of it, and say so in a last letter.

    Each room erases its own rows (KEPT_DATA). The audit log stays as it is until its time is
    over. `where` is what the log tells of the place: request, place. Raises EraseError.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    _check(user, by)
    email, language = user.email, user.language
    for kept in kept_data():
        kept.erase(user, by)
    # What ended meanwhile has changed the row.
    user.refresh_from_db()
    _forget_names(user)
    user.deletion_requests.open().update(erased_at=user.erased_at)
    record(Action.ACCOUNT_ERASED, by=by, person=user, **where)
    if email:
        compose("deletion_done", to=email, language=language)


def _check(user: User, by: User) -> None:
    if user.erased_at:
        raise EraseError(_("This account is erased already."))
    if user.pk == by.pk:
        raise EraseError(_("Nobody erases their own account: another administrator does."))
    others = User.objects.exclude(pk=user.pk)
    if user.is_superuser and not others.filter(is_superuser=True, is_active=True).exists():
        raise EraseError(_("This is the last administrator. Name another one first."))


def _forget_names(user: User) -> None:
    """Leave of the row what says nobody's name, and nothing that opens anything."""
    user.username, user.erased_at = f"former-user-{user.pk}", timezone.now()
    user.first_name = user.last_name = user.email = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    # The admin's own history names whom it changed.
    kind = ContentType.objects.get_for_model(User)
    history = LogEntry.objects.filter(content_type=kind, object_id=str(user.pk))
    history.update(object_repr=user.username)
