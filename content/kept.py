"""What is kept between requests, for as long as it is true.

Labels, counts and whole pages for anonymous visitors are kept per process, under the generation
of the content: a change makes every kept thing unreachable in the same moment, so nothing has to
be thrown away and nothing is ever old.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from content.generation import current_generation
from content.languages import current_language

KEPT_SECONDS = 3600
Value = TypeVar("Value")


class Kept:
    """What is kept for one reader in the page's language."""

    def __init__(self, request: HttpRequest):
        self._place, self._generation = _place(request), _generation(request)
        self._of_request: dict[str, Any] = request.__dict__.setdefault("kept_values", {})

    def get(self, name: str, make: Callable[[], Value]) -> Value:
        """The value kept under the name, made now where there is none; once in a request."""
        return self._get(_key(self._place, name), make)

    def get_for_all(self, name: str, make: Callable[[], Value]) -> Value:
        """The same where it is one value for all readers and languages."""
        return self._get(_key(self._generation, name), make)

    def _get(self, key: str, make: Callable[[], Value]) -> Value:
        if key not in self._of_request:
            value = caches["default"].get(key)
            if value is None:
                value = make()
                caches["default"].set(key, value, KEPT_SECONDS)
            self._of_request[key] = value
        return self._of_request[key]


def kept_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Keep the answers of a view for visitors without a session.

    A visitor who has signed in always gets a page made for them, and so does everybody where the
    view gave its answer the attribute `is_new`.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method not in {"GET", "HEAD"} or request.COOKIES:
            return view(request, *args, **kwargs)
        key = _key(_generation(request), request.get_host(), request.get_full_path())
        kept = caches["pages"].get(key)
        if kept is None:
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            if response.status_code != 200 or response.streaming or hasattr(response, "is_new"):
                return response
            kept = (response.content, dict(response.items()))
            caches["pages"].set(key, kept, KEPT_SECONDS)
        content, headers = kept
        return HttpResponse(content, headers=headers)

    return answer


def stamp(request: HttpRequest, *parts: str) -> str:
    """What changes with anything that this reader may find at the address of the request."""
    return _key(_place(request), request.get_full_path(), *parts)


def generation_day(request: HttpRequest) -> str:
    """The day of the content that this request is answered from, in Brussels: 2026-11-22."""
    return _generation(request).partition("|")[0]


def _place(request: HttpRequest) -> str:
    """The reader with the rights of this session, the language and the generation."""
    user: Any = request.user
    rights = f"{user.is_superuser}|{getattr(user, 'awaits_second_factor', False)}"
    return f"{user.pk}|{rights}|{current_language().code}|{_generation(request)}"


def _generation(request: HttpRequest) -> str:
    """The generation that this request is answered from: asked for once."""
    if not hasattr(request, "generation"):
        request.generation = current_generation()  # type: ignore[attr-defined]
    return request.generation  # type: ignore[attr-defined]


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join([settings.SITE_URL, *parts]).encode()).hexdigest()
