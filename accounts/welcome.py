"""The first password: a link by letter, for people whose account was made for them."""

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from mail.letters import compose
from mail.models import Letter

SALT = "accounts.welcome"


def invite(user: User) -> Letter:
    """Write the letter with the link to the first password, in the user's language.

    Call it in the transaction that makes the account. The link works once, for
    settings.WELCOME_LINK_AGE; afterwards "Forgotten your password?" helps.
    """
    with translation.override(user.language):
        path = reverse("account_welcome", args=[new_token(user)])
    context = {"person": str(user), "path": path, "days": settings.WELCOME_LINK_AGE.days}
    return compose("welcome", to=user.email, language=user.language, context=context)


def new_token(user: User) -> str:
    """A word for the address of the link: signed, and worthless once a password is chosen."""
    return _signer().sign_object([user.pk, _state(user)])


def invited(token: str) -> User | None:
    """The user whom this link invites, while it works and the account is open."""
    try:
        pk, state = _signer().unsign_object(token, max_age=settings.WELCOME_LINK_AGE)
    except BadSignature:
        return None
    user = User.objects.filter(pk=pk).first()
    if user is None or not user.is_open() or not constant_time_compare(state, _state(user)):
        return None
    return user


def _signer() -> TimestampSigner:
    return TimestampSigner(sep=".", salt=SALT)


def _state(user: User) -> str:
    """What changes with the password, the address, and the first sign-in."""
    words = f"{user.pk}|{user.password}|{user.email}|{user.last_login}"
    return salted_hmac(SALT, words, algorithm="sha256").hexdigest()[:32]
