"""Attempts at what nobody may try for ever: counted in the database, which all processes share.

A place that was wrong too often waits; the owner of the account still gets in from elsewhere. A
name that is tried from everywhere waits too, but not at places where it was right before. What
sends letters counts every attempt, so that nobody's mailbox is flooded.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

QUARTER, HOUR, DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
# How long a place counts as one where a name was right before.
REMEMBERED = timedelta(days=90)


class Purpose(models.TextChoices):
    """What is tried. The name is an address or user name, or the key of a known account."""

    SIGN_IN = "sign_in", _("Sign in")
    CODE = "code", _("Second factor")
    CONFIRM = "confirm", _("Confirm who one is")
    RESET = "reset", _("Ask for a new password")
    REQUEST = "request", _("Request access")
    PROOF = "proof", _("Prove an e-mail address")
    EMAIL = "email", _("Change the e-mail address")
    REGISTRATION = "register", _("Register for an event")


@dataclass(frozen=True)
class Limit:
    """At most so many attempts within a time."""

    tries: int
    within: timedelta


# Purpose -> limits of one place, limits of one name from all places together.
LIMITS = {
    Purpose.SIGN_IN: ([Limit(10, QUARTER)], [Limit(50, QUARTER), Limit(100, DAY)]),
    Purpose.CODE: ([Limit(10, QUARTER)], [Limit(10, QUARTER), Limit(50, DAY)]),
    Purpose.CONFIRM: ([Limit(10, QUARTER)], [Limit(10, QUARTER), Limit(50, DAY)]),
    Purpose.RESET: ([Limit(10, HOUR)], [Limit(3, HOUR), Limit(10, DAY)]),
    Purpose.REQUEST: ([Limit(10, HOUR)], [Limit(3, HOUR), Limit(10, DAY)]),
    Purpose.PROOF: ([Limit(20, HOUR)], [Limit(3, HOUR), Limit(10, DAY)]),
    Purpose.EMAIL: ([Limit(10, HOUR)], [Limit(3, HOUR), Limit(10, DAY)]),
    # Many of one delegation may register from one house.
    Purpose.REGISTRATION: ([Limit(30, HOUR)], [Limit(3, HOUR), Limit(10, DAY)]),
}
LONGEST = max(
    limit.within for limits in LIMITS.values() for of_either in limits for limit in of_either
)


class TooManyAttempts(Exception):  # noqa: N818 (it is not an error of ours)
    """This place has to wait for so many seconds, or this name (`is_of_name`)."""

    def __init__(self, seconds: int, *, is_of_name: bool):
        super().__init__(f"wait for {seconds} seconds")
        self.seconds = seconds
        self.is_of_name = is_of_name

    @property
    def words(self) -> str:
        """What to tell the person, in the active language."""
        minutes = -(-self.seconds // 60)
        return ngettext(
            "There were too many attempts. Try again in %(minutes)s minute.",
            "There were too many attempts. Try again in %(minutes)s minutes.",
            minutes,
        ) % {"minutes": minutes}


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def over(self, at: datetime | None = None) -> Self:
        """What no limit looks at any more, and what a wrong clock has put far ahead."""
        now = at or timezone.now()
        is_over = Q(is_right=False, made_at__lte=now - LONGEST)
        return self.filter(is_over | Q(made_at__lte=now - REMEMBERED) | Q(made_at__gt=now + DAY))

    def wait(self, limit: Limit, now: datetime) -> int:
        """Seconds until these leave room again; 0 where there are not too many of them."""
        # What was made in the future, before the clock was put right, is not counted.
        recent = self.filter(made_at__gt=now - limit.within, made_at__lte=now)
        times = recent.order_by("-made_at", "-pk").values_list("made_at", flat=True)
        made = list(times[limit.tries : limit.tries + 1])
        return int((made[0] + limit.within - now).total_seconds()) + 1 if made else 0


class Attempt(models.Model):
    """One attempt. Place and name are kept as keyed hashes: nobody can read them."""

    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.SIGN_IN)
    place = models.CharField(max_length=64)
    name = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_index=True)
    is_right = models.BooleanField(default=False)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="attempt_purpose_known"
            ),
        ]
        indexes = [
            models.Index("purpose", "place", "made_at", name="attempt_of_place"),
            models.Index("purpose", "name", "made_at", name="attempt_of_name"),
        ]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M:%S}"

    def succeed(self) -> None:
        """It was right: it does not count, and this place is known to the name from now on."""
        same = Attempt.objects.filter(purpose=self.purpose, place=self.place, name=self.name)
        same.filter(is_right=True).exclude(pk=self.pk).delete()
        self.is_right = True
        self.save(update_fields=["is_right"])


def admit(purpose: Purpose, place: str, name: str) -> Attempt:
    """Write an attempt down, before it is looked at, as a wrong one.

    So attempts at the same moment count each other; call it outside of a transaction. Raises
    TooManyAttempts; what was refused leaves no trace, and nobody waits longer for having tried
    meanwhile. Where every attempt counts, as for letters, do not let it `succeed`.
    """
    now = timezone.now()
    attempt = Attempt.objects.create(
        purpose=purpose, place=_hidden(place), name=_hidden(_folded(name)), made_at=now
    )
    of_place, of_name = LIMITS[purpose]
    wrong = Attempt.objects.filter(purpose=purpose, is_right=False)
    waits = [(wrong.filter(place=attempt.place), limit, False) for limit in of_place]
    if name and not _is_known(attempt):
        waits += [(wrong.filter(name=attempt.name), limit, True) for limit in of_name]
    for attempts, limit, is_of_name in waits:
        if seconds := attempts.wait(limit, now):
            attempt.delete()
            raise TooManyAttempts(seconds, is_of_name=is_of_name)
    return attempt


def remember(purpose: Purpose, place: str, name: str) -> None:
    """The name has proved itself at this place in another way, as by a letter."""
    attempt = Attempt(purpose=purpose, place=_hidden(place), name=_hidden(_folded(name)))
    attempt.made_at = timezone.now()
    attempt.save()
    attempt.succeed()


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


def _is_known(attempt: Attempt) -> bool:
    right = Attempt.objects.filter(purpose=attempt.purpose, is_right=True)
    return right.filter(place=attempt.place, name=attempt.name).exists()


def _folded(name: str) -> str:
    """The name as the database compares it, whatever its case: by capital letters."""
    return name.strip().upper().casefold()


def _hidden(value: str) -> str:
    return salted_hmac("accounts.attempts", value, algorithm="sha256").hexdigest()
