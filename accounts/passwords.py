"""Choosing a password: what it must be, and what follows from a new one."""

import re
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.attempts import place_of
from accounts.factors.proof import has_factor
from accounts.models import User
from audit.models import Action
from audit.recording import record
from mail.letters import compose

# NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is all there is, else 8.
LEAST_ALONE, LEAST_WITH_FACTOR, MOST = 15, 8, 256
# What people of this house and of Customs think of first, in the languages of the portal.
CONTEXT = [
    "worldcustomsorganization", "organisationmondialedesdouanes", "customs", "custom", "douane",
    "douanes", "aduana", "aduanas", "таможня", "جمارك", "海关", "wcoomd", "wco", "omd", "portal",
    "brussels", "bruxelles", "password", "passwort", "motdepasse", "contraseña", "пароль",
    "welcome", "letmein", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "azerty", "1q2w3e4r",
]  # fmt: skip
# So much of a password has to be neither such a word, nor the person's name, nor a row.
LEAST_OWN = 6
SHORTEST_NAME = 3
ROW = 3


@transaction.atomic
def choose_password(user: User, password: str, request: HttpRequest, action: Action) -> None:
    """Set the password, which ends all sessions, and tell the audit log and its owner."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(action, by=user, person=user, request=request, place=place_of(request))
    write_changed(user)


def write_changed(user: User) -> None:
    """Write to the owner that the password is another one now, and what to do about it."""
    if not user.email:
        return
    with translation.override(user.language):
        path = reverse("account_reset_password")
    context = {"person": str(user), "at": timezone.now(), "path": path}
    compose("password_changed", to=user.email, language=user.language, context=context)


def least_length(user: User | None) -> int:
    """How long a password of this user must be: shorter where a second factor is set up."""
    if user is None or user.pk is None:
        return LEAST_ALONE
    return LEAST_WITH_FACTOR if has_factor(user) else LEAST_ALONE


def advice(user: User | None) -> str:
    """What to tell a person who chooses a password."""
    return _(
        "At least %(least)s characters: for example four words that have nothing to do with each "
        "other, or what a password manager makes."
    ) % {"least": least_length(user)}


class LengthValidator:
    """Long enough, by itself or with a second factor, and not without end."""

    def validate(self, password: str, user: User | None = None) -> None:
        least = least_length(user)
        if len(password) < least:
            raise ValidationError(
                ngettext(
                    "This password is too short: take at least %(least)s character.",
                    "This password is too short: take at least %(least)s characters.",
                    least,
                )
                % {"least": least},
                code="password_too_short",
            )
        if len(password) > MOST:
            raise ValidationError(
                _("This password is too long: take at most %(most)s characters.") % {"most": MOST},
                code="password_too_long",
            )

    def get_help_text(self) -> str:
        return advice(None)


class ContextValidator:
    """More than words that everybody guesses here, the person's own name, and rows."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) <= MOST and len(own_part(password, user)) < LEAST_OWN:
            raise ValidationError(
                _(
                    "This password is easy to guess: it is made of your own name, of words such as "
                    "customs or WCO, of repetitions or of rows such as 12345. Add other words."
                ),
                code="password_of_context",
            )

    def get_help_text(self) -> str:
        return _("Not only your name, words such as customs or WCO, or rows such as 12345.")


def own_part(password: str, user: User | None) -> str:
    """What is left of a password without what is guessed first: "x7kq" of "WCO2026wco-x7kq"."""
    rest = re.sub(r"[\s._-]", "", password.casefold())
    for word in sorted([*CONTEXT, *_names(user)], key=len, reverse=True):
        rest = rest.replace(word, "")
    rest = re.sub(r"(?:19|20)\d\d", "", rest)
    return _without_rows(re.sub(r"(.+?)\1+", r"\1", rest))


def _names(user: User | None) -> set[str]:
    """Name, user name, and address of a person and of their host, in pieces."""
    if user is None:
        return set()
    words = f"{user.first_name} {user.last_name} {user.username} {user.email}".casefold()
    return {piece for piece in re.split(r"[\W_]+", words) if len(piece) >= SHORTEST_NAME}


def _without_rows(letters: str) -> str:
    """Letters without those that follow from the two before, as in 12345 or gfedc."""
    steps = [ord(after) - ord(before) for before, after in pairwise(letters)]
    kept = letters[: ROW - 1]
    for place in range(ROW - 1, len(letters)):
        is_row = steps[place - 1] == steps[place - 2] and abs(steps[place - 1]) <= 1
        kept += "" if is_row else letters[place]
    return kept
