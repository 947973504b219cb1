"""The secret address of a person's own calendar."""

from hashlib import sha256
from secrets import token_urlsafe
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TOKEN_BYTES = 32


class CalendarLinkQuerySet(models.QuerySet):
    def known_by(self, token: str) -> Self:
        """The link with that token, if there is one."""
        return self.filter(digest=digest(token))


class CalendarLink(models.Model):
    """A person's one address; whoever has it reads the calendar, so only its digest is kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_link"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = CalendarLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("secret calendar address")
        verbose_name_plural = _("secret calendar addresses")
        default_permissions = ()

    def __str__(self):
        return str(self.user_id)

    @classmethod
    def make(cls, user: settings.AUTH_USER_MODEL) -> str:  # type: ignore[name-defined]
        """Give a person a new address in place of any other. Returns its token, told only now."""
        token = token_urlsafe(TOKEN_BYTES)
        columns = {"digest": digest(token), "made_at": timezone.now()}
        cls.objects.update_or_create(user=user, defaults=columns)
        return token


def digest(token: str) -> str:
    """What is kept of a token: nobody guesses one of 256 random bits, so no more is needed."""
    return sha256(token.encode()).hexdigest()
