"""How long a session lasts: for people with rights a working day, ended early by idleness."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.models import User

# In the session, in seconds since 1970: when one signed in, and was last seen.
BEGAN, SEEN = "began_at", "seen_at"
# So often at most is it written that somebody was seen.
SEEN_EVERY = 60


def begin(request: HttpRequest, **kwargs: object) -> None:
    """Somebody signs in: the session begins now. Called by Django."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def reason_to_end(session: SessionBase, user: User, now: float) -> str:
    """Why this session is over at that moment, in words; nothing while it lasts.

    A moment in the future, of a clock that was wrong, counts as now.
    """
    most = settings.STAFF_SESSION_SECONDS if user.has_rights else settings.SESSION_COOKIE_AGE
    if now - session.get(BEGAN, 0) > most:
        return _("You were signed out because you signed in long ago. Please sign in again.")
    if user.has_rights and now - session.get(SEEN, 0) > settings.STAFF_IDLE_SECONDS:
        minutes = settings.STAFF_IDLE_SECONDS // 60
        return _(
            "You were signed out because nothing happened for %(minutes)s minutes. Please sign in "
            "again."
        ) % {"minutes": minutes}
    return ""


class SessionAgeMiddleware:
    """Ends sessions that are over. It asks the database nothing: the session is read anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = request.user
        # Only who asks for the person pays for looking at the session.
        request.user = SimpleLazyObject(lambda: _lasting(request, found))  # type: ignore[assignment]
        return self.get_response(request)


def _lasting(request: Any, user: User) -> User | AnonymousUser:
    """The person, or nobody where the session is over."""
    if not user.is_authenticated:
        return user
    now = time.time()
    if words := reason_to_end(request.session, user, now):
        request.session.flush()
        messages.info(request, words, fail_silently=True)
        request._cached_user = AnonymousUser()
        return request._cached_user
    if user.has_rights and abs(now - request.session.get(SEEN, 0)) > SEEN_EVERY:
        request.session[SEEN] = int(now)
    return user
