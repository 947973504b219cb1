"""What every request and answer passes: an id, limits and headers."""

import secrets
from collections.abc import Callable
from http import HTTPStatus

from csp.constants import NONCE, SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.security import SecurityMiddleware
from django.utils.cache import patch_vary_headers

from wco_portal.errors import error_page
from wco_portal.logs import request_id

type_of_next = Callable[[HttpRequest], HttpResponse]

# The admin's rich text editor needs an import map, which is an inline script, and sets styles.
ADMIN_POLICY = {"script-src": [SELF, NONCE], "style-src": [SELF, NONCE]}
CHARSETS = {"", "utf-8", "utf8", "us-ascii", "iso-8859-1"}
METHODS = {"GET", "HEAD", "POST"}
# Answers that a cache may keep, to ask again whether they still hold.
KEPT = {200, 206, 301, 304, 404, 410}
PICTURES = "/files/images/"
# The key in the environment by which the server says that it could not read a request. Clients
# cannot set it: their headers are all named HTTP_.
REFUSED = "portal.refused"


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


class HeadersMiddleware(SecurityMiddleware):
    """Headers that say what browsers and caches may do with an answer, whoever gave it.

    Django's security headers are among them: its own middleware stands further in, with the
    redirect to HTTPS, and adds nothing to answers that were given before it.
    """

    def process_request(self, request):
        return None

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/admin/"):
            response._csp_update = ADMIN_POLICY
        self._limit_caches(request, response)
        return response

    @staticmethod
    def _limit_caches(request: HttpRequest, response: HttpResponse) -> None:
        """Public pages may be kept but are asked for again; what is personal is kept nowhere.

        Whoever comes with a session gets personal answers only, but for what every page is made
        of: static files, and pictures that everybody may see.

        Not a second without asking: who may read a page can change at any moment, and an
        unchanged page costs a 304. Nothing here asks the database.
        """
        session = getattr(request, "session", None)
        has_asked = session is not None and session.accessed and session.session_key
        is_part = request.path.startswith((settings.STATIC_URL, PICTURES))
        is_of_session = settings.SESSION_COOKIE_NAME in request.COOKIES and not is_part
        if has_asked or is_of_session or response.cookies:
            response["Cache-Control"] = "private, no-store"
        elif response.has_header("Cache-Control"):
            return
        elif request.method in {"GET", "HEAD"} and response.status_code in KEPT:
            response["Cache-Control"] = "public, max-age=0, must-revalidate"
            patch_vary_headers(response, ["Cookie"])
        else:
            response["Cache-Control"] = "no-store"


class GuardMiddleware:
    """Refuses early what no page can use, with a page that says so."""

    def __init__(self, get_response: type_of_next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if status := self._refusal(request):
            return error_page(request, status)
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return error_page(request, HTTPStatus.METHOD_NOT_ALLOWED, Allow=response["Allow"])
        return response

    def _refusal(self, request: HttpRequest) -> int:
        """The status to refuse the request with; 0 for a request that may go on."""
        if request.method not in METHODS:
            return HTTPStatus.METHOD_NOT_ALLOWED
        query = request.META.get("QUERY_STRING", "")
        if len(query) > settings.MAX_QUERY_BYTES or len(request.path) > settings.MAX_PATH_LENGTH:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if self._has_odd_bytes(request) or self._is_in_odd_charset(request):
            return HTTPStatus.BAD_REQUEST
        return request.META.get(REFUSED, 0) or self._refusal_of_body(request)

    @staticmethod
    def _refusal_of_body(request: HttpRequest) -> int:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return HTTPStatus.LENGTH_REQUIRED
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.BAD_REQUEST
        is_too_large = len(length) > 18 or int(length) > settings.MAX_BODY_BYTES
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_too_large else 0

    @staticmethod
    def _has_odd_bytes(request: HttpRequest) -> bool:
        """NUL in an address or a cookie: no page has it, and the database refuses it.

        Public pages pass over it in a query; the admin asks the database for what stands there.
        """
        cookies = request.META.get("HTTP_COOKIE", "")
        query = request.META.get("QUERY_STRING", "") if request.path.startswith("/admin/") else ""
        is_odd_cookie = "\x00" in cookies or "\\000" in cookies
        return "\x00" in request.path or "%00" in query or is_odd_cookie

    @staticmethod
    def _is_in_odd_charset(request: HttpRequest) -> bool:
        return (request.content_params or {}).get("charset", "").lower() not in CHARSETS


class PagesGZipMiddleware(GZipMiddleware):
    """Compresses pages and lists; files are compressed, and parts of one stay as they are."""

    def process_response(self, request, response):
        is_file = response.streaming and response.has_header("Accept-Ranges")
        return response if is_file else super().process_response(request, response)
