"""Whether a session has proved the second factor, and what follows for people with rights.

Whoever may publish or administer has no right at all, on the desk or on public pages, until the
session has proved it. People who only read are asked for theirs when they sign in.
"""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.models import User

METHOD = "mfa"
Type = Authenticator.Type
# Recovery codes come with one of these, and stand in for it.
FIRST_TYPES = [Type.TOTP, Type.WEBAUTHN]


def is_proved(request: HttpRequest, user: User) -> bool:
    """Whether this person proved a second factor in this session. Costs no statement."""
    return any(record["method"] == METHOD for record in get_authentication_records(request, user))


def prove(request: HttpRequest, authenticator: Authenticator) -> None:
    """Write into the session that its person has just proved this factor."""
    user = authenticator.user
    record_authentication(request, user, METHOD, id=authenticator.pk, type=authenticator.type)


def has_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FIRST_TYPES).exists()


def ways_to_confirm(request: HttpRequest, user: User, ways: list[dict]) -> list[dict]:
    """Of these ways to confirm who one is, those that are enough for this person now.

    Where a session began before there was a second factor, the password alone must not do: it
    would be enough to add a factor of one's own.
    """
    others = [way for way in ways if way["id"] != "reauthenticate"]
    return ways if is_proved(request, user) or not others else others


class SecondFactorMiddleware:
    """Says of each signed-in person whether their rights still wait for the second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Only who asks for the person pays for looking at the session.
        found = request.user
        request.user = SimpleLazyObject(lambda: _judged(request, found))  # type: ignore[assignment]
        return self.get_response(request)


def _judged(request: HttpRequest, user: User) -> User:
    if user.is_authenticated and user.has_rights and settings.SECOND_FACTOR_IS_REQUIRED:
        user.awaits_second_factor = not is_proved(request, user)
    return user


def way_to_proof(user: User) -> str:
    """The URL name of the page where this person proves the second factor, or sets one up."""
    return "mfa_reauthenticate" if has_factor(user) else "mfa_index"
