"""Error pages: in the site's look and the visitor's language, and without the database.

Only 404 may look who is signed in, through the frame, like any page.
"""

import logging
import re
import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import get_language_from_request

from content.denials import deny
from content.frame import frame_without_database
from content.languages import CODES, current_language

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 120
# What cannot be read is told in the same words, whatever the reason.
SAME_PAGE = {405: 400, 411: 400, 414: 400, 417: 400, 431: 400, 501: 400}


def error_page(request: HttpRequest, status: int, **headers: str) -> HttpResponse:
    """The page for an error status, rendered without the database and without the body."""
    with translation.override(_language(request)):
        if status == HTTPStatus.REQUEST_URI_TOO_LONG:
            request.path = f"/{current_language().code}/"  # the page names its address often
        response = HttpResponse(_render(request, status), status=status, headers=headers)
        response["Content-Language"] = current_language().tag
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("answered %s to %s", status, request.path)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    is_too_large = isinstance(exception, RequestDataTooBig)
    return error_page(request, 413 if is_too_large else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if hasattr(request, "user"):
        deny(request, "no permission")
    return error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 where the database does not answer, wherever that was noticed; 500 for our mistakes.

    Django calls this inside its `except`, for views, templates and middleware alike.
    """
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    return error_page(request, 503 if is_away else 500)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The one page for a wrong address and for what this visitor may not read."""
    words = re.sub(r"[^\w]+", " ", request.path.rpartition(".")[0] or request.path)
    words = " ".join(word for word in words.split()[-8:] if word not in CODES)
    with translation.override(_language(request)):
        context = {"words": words, "robots": "noindex, follow"}
        html = render_to_string("404.html", context, request=request)
    return HttpResponse(html, status=HTTPStatus.NOT_FOUND)


def _render(request: HttpRequest, status: int) -> str:
    reference = getattr(request, "id", "")
    try:
        context = frame_without_database(request) | {
            "reference": reference,
            "is_sent": request.method == "POST",
            "robots": "noindex, follow",
        }
        return render_to_string(f"{SAME_PAGE.get(status, status)}.html", context)
    except Exception:  # the last resort: a page that needs nothing, whatever is broken
        logger.exception("no page could be made for status %s", status)
        return format_html(
            '<!doctype html><html lang="en"><title>WCO Portal</title>'
            '<main><h1>Something went wrong here</h1><p><a href="/">Home page</a></p>'
            "<p>Reference: {}</p></main></html>",
            reference,
        )


def _language(request: HttpRequest) -> str:
    """The language of the address, else of the browser."""
    first = request.path.lstrip("/").partition("/")[0]
    return first if first in CODES else get_language_from_request(request)
