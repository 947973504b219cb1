"""A change of e-mail address, which both mailboxes confirm before it counts."""

import secrets
from datetime import datetime, timedelta
from enum import Enum
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(hours=24)


class End(Enum):
    """One of the two mailboxes."""

    OLD = "old"
    NEW = "new"


class EmailChangeQuerySet(models.QuerySet["EmailChange"]):
    def open(self, at: datetime | None = None) -> Self:
        """Those asked for less than a day before that moment (now)."""
        return self.filter(asked_at__gt=(at or timezone.now()) - LASTS)

    def over(self, at: datetime) -> Self:
        """Those whose links work no more at that moment."""
        return self.filter(asked_at__lte=at - LASTS)

    def of_token(self, token: str) -> "tuple[EmailChange, End] | None":
        """The open change that a letter's link is about, and which mailbox the letter was in."""
        key = _hidden(token)
        for change in self.open().filter(models.Q(old_key=key) | models.Q(new_key=key)):
            return change, End.OLD if change.old_key == key else End.NEW
        return None


class EmailChange(models.Model):
    """One at a time for each person. Of the links only keyed hashes are kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="email_change"
    )
    old_email = models.EmailField(_("old address"), blank=True)
    new_email = models.EmailField(_("new address"))
    asked_at = models.DateTimeField(default=timezone.now)
    old_key = models.CharField(max_length=64, unique=True)
    new_key = models.CharField(max_length=64, unique=True)
    old_confirmed_at = models.DateTimeField(null=True, blank=True)
    new_confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = EmailChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of e-mail address")
        verbose_name_plural = _("changes of e-mail address")
        default_permissions: list[str] = []

    def __str__(self):
        return f"{self.old_email} > {self.new_email}"

    def is_confirmed_at(self, end: End) -> bool:
        return bool(self.old_confirmed_at if end is End.OLD else self.new_confirmed_at)

    @property
    def is_confirmed(self) -> bool:
        return all(self.is_confirmed_at(end) for end in End)

    def confirm(self, end: End) -> None:
        """The mailbox at that end agrees."""
        column = f"{end.value}_confirmed_at"
        setattr(self, column, timezone.now())
        self.save(update_fields=[column])


@transaction.atomic
def begin(user: models.Model, new_email: str) -> tuple[EmailChange, dict[End, str]]:
    """A change in place of what this person asked for before, and the token of each letter."""
    tokens = {end: secrets.token_urlsafe(32) for end in End}
    old_email = user.email  # type: ignore[attr-defined]
    EmailChange.objects.filter(user=user).delete()
    change = EmailChange.objects.create(
        user=user,
        old_email=old_email,
        new_email=new_email,
        old_key=_hidden(tokens[End.OLD]),
        new_key=_hidden(tokens[End.NEW]),
        # Who has no address yet has no other mailbox to ask.
        old_confirmed_at=None if old_email else timezone.now(),
    )
    return change, tokens


def _hidden(token: str) -> str:
    return salted_hmac("accounts.email_changes", token, algorithm="sha256").hexdigest()
