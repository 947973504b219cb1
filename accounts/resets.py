"""A new password by letter: the same words, work and time for every address."""

import unicodedata

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from accounts.attempts import Purpose, place_of, remember
from accounts.models import User
from audit.models import Action
from audit.recording import record
from mail.letters import compose


def open_account(email: str) -> User | None:
    """The user to whom this address belongs, with or without a password, while it is open."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None or not user.is_open() or not is_same_address(user.email, email):
        return None
    return user


@transaction.atomic
def write(user: User, place: str) -> None:
    """Write the letter with the link, to the address that is stored, in the user's language."""
    key = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    with translation.override(user.language):
        path = reverse("account_reset_password_from_key", args=key)
    context = {"person": str(user), "path": path}
    compose("password_reset", to=user.email, language=user.language, context=context)
    record(Action.PASSWORD_RESET_ASKED, person=user, place=place)


def remember_place(user: User, request: HttpRequest) -> None:
    """Who reads the letters of an account may sign in here, however many strangers try."""
    for name in filter(None, [user.email, user.username]):
        remember(Purpose.SIGN_IN, place_of(request), name)


def is_same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same but for case; letters that look alike are not.

    The database compares by capital letters, and a dotless ı has that of i: CVE-2019-19844.
    """
    return _compared(one) == _compared(other)


def _compared(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
