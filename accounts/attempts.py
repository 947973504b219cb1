"""Attempts to sign in: counted in the database, so that every server process knows of them.

A place that was wrong too often waits; the owner of the account still gets in from elsewhere. A
name that is tried from everywhere waits too, but not at places where it signed in before.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

TRIES_PER_PLACE = 10
TRIES_PER_NAME = 50
WINDOW = timedelta(minutes=15)
# How long a place counts as one where a name signed in before.
REMEMBERED = timedelta(days=90)


class TooManyAttempts(Exception):  # noqa: N818 (it is not an error of ours)
    """This place, or this name, has to wait for so many seconds."""

    def __init__(self, seconds: int):
        super().__init__(f"wait for {seconds} seconds")
        self.seconds = seconds


class SignInAttemptQuerySet(models.QuerySet["SignInAttempt"]):
    def admit(self, place: str, name: str) -> "SignInAttempt":
        """Write an attempt down, before its password is looked at, as a wrong one.

        So attempts at the same moment count each other. Raises TooManyAttempts; what was refused
        leaves no trace, and nobody waits longer for having tried meanwhile.
        """
        now = timezone.now()
        self._forget(now)
        place, name = _hidden(place), _hidden(name.strip().casefold())
        attempt: Any = self.create(place=place, name=name, made_at=now)
        wrong = self.filter(is_right=False, made_at__gt=now - WINDOW, made_at__lte=now)
        tries = [(wrong.filter(place=place), TRIES_PER_PLACE)]
        if not self.filter(place=place, name=name, is_right=True).exists():
            tries.append((wrong.filter(name=name), TRIES_PER_NAME))
        for attempts, limit in tries:
            made = list(attempts.order_by("-made_at", "-pk").values_list("made_at", flat=True))
            if len(made) > limit:
                attempt.delete()
                raise TooManyAttempts(int((made[limit] + WINDOW - now).total_seconds()) + 1)
        return attempt

    def _forget(self, now: datetime) -> None:
        self.filter(is_right=False, made_at__lte=now - WINDOW).delete()
        self.filter(made_at__lte=now - REMEMBERED).delete()


class SignInAttempt(models.Model):
    """One attempt to sign in. Place and name are kept as keyed hashes: nobody can read them."""

    place = models.CharField(max_length=64)
    name = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_index=True)
    is_right = models.BooleanField(default=False)

    objects = SignInAttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt to sign in")
        verbose_name_plural = _("attempts to sign in")
        indexes = [
            models.Index("place", "made_at", name="sign_in_attempt_of_place"),
            models.Index("name", "made_at", name="sign_in_attempt_of_name"),
        ]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M:%S}"

    def succeed(self) -> None:
        """The password was right: the attempt does not count against its place and name."""
        self.is_right = True
        self.save(update_fields=["is_right"])


def place_of(request: HttpRequest) -> str:
    """Where a request comes from: an IPv4 address, or an IPv6 network of 64 bits.

    Of X-Forwarded-For only the last address is believed, which the proxy itself has added, and
    only where a proxy is configured.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.IS_BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
    try:
        number = ip_address(address)
    except ValueError:
        return ""
    if isinstance(number, IPv6Address):
        number = number.ipv4_mapped or ip_network((number, 64), strict=False).network_address
    return str(number)


def _hidden(value: str) -> str:
    return salted_hmac("accounts.attempts", value, algorithm="sha256").hexdigest()
