"""What every request and answer passes: an id, limits, headers, and a way to fail."""

import secrets
from collections.abc import Callable

from csp.constants import NONCE, SELF
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from wco_portal.errors import error_page
from wco_portal.logs import request_id

type_of_next = Callable[[HttpRequest], HttpResponse]

# The admin's rich text editor needs an import map, which is an inline script, and sets styles.
ADMIN_POLICY = {"script-src": [SELF, NONCE], "style-src": [SELF, NONCE]}
CHARSETS = {"", "utf-8", "utf8", "us-ascii", "iso-8859-1"}


class RequestIdMiddleware:
    """Names each request, in the logs and towards the visitor."""

    def __init__(self, get_response: type_of_next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = secrets.token_hex(6)  # type: ignore[attr-defined]
        token = request_id.set(request.id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request.id  # type: ignore[attr-defined]
            return response
        finally:
            request_id.reset(token)


class HeadersMiddleware:
    """Headers that say what browsers and caches may do with an answer."""

    def __init__(self, get_response: type_of_next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/admin/"):
            response._csp_update = ADMIN_POLICY  # type: ignore[attr-defined]
        self._limit_caches(request, response)
        return response

    @staticmethod
    def _limit_caches(request: HttpRequest, response: HttpResponse) -> None:
        """Public pages may be kept but are asked for again; what is personal is kept nowhere.

        Not a second without asking: who may read a page can change at any moment, and an
        unchanged page costs a 304.
        """
        user = getattr(request, "user", None)
        session = getattr(request, "session", None)
        if session is not None and session.accessed and user is not None and user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        elif response.has_header("Cache-Control"):
            return
        elif request.method in {"GET", "HEAD"} and response.status_code in {200, 301, 404, 410}:
            response["Cache-Control"] = "public, max-age=0, must-revalidate"
            patch_vary_headers(response, ["Cookie"])
        else:
            response["Cache-Control"] = "no-store"


class GuardMiddleware:
    """Refuses early what no page can use, with a page that says so."""

    def __init__(self, get_response: type_of_next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > settings.MAX_QUERY_BYTES:
            return error_page(request, 400)
        if self._has_odd_bytes(request):
            return error_page(request, 400)
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            return error_page(request, 400)
        if length > settings.MAX_BODY_BYTES:
            response = error_page(request, 413)
            response["Connection"] = "close"
            return response
        if (request.content_params or {}).get("charset", "").lower() not in CHARSETS:
            return error_page(request, 400)
        return self.get_response(request)

    @staticmethod
    def _has_odd_bytes(request: HttpRequest) -> bool:
        """NUL in an address or a cookie: no page has it, and the database refuses it."""
        cookies = request.META.get("HTTP_COOKIE", "")
        return "\x00" in request.path or "\x00" in cookies or "\\000" in cookies


class UnavailableMiddleware:
    """Turns a database that does not answer into a page that says when to come back."""

    def __init__(self, get_response: type_of_next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | InterfaceError):
            return error_page(request, 503)
        return None
