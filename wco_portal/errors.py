"""Error pages: in the site's look and the visitor's language, and without the database.

Only 404 may look who is signed in, through the frame, like any page.
"""

import logging
import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_request

from content.frame import frame_without_database
from content.languages import CODES

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 120


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """The page for an error status, rendered without the database and without the body."""
    with translation.override(_language(request)):
        context = frame_without_database(request) | {
            "reference": getattr(request, "id", ""),
            "robots": "noindex, follow",
        }
        html = render_to_string(f"{status}.html", context)
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("answered %s to %s", status, request.path)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The one page for a wrong address and for what this visitor may not read."""
    words = re.sub(r"[^\w]+", " ", request.path.rpartition(".")[0] or request.path)
    words = " ".join(word for word in words.split()[-8:] if word not in CODES)
    with translation.override(_language(request)):
        context = {"words": words, "robots": "noindex, follow"}
        html = render_to_string("404.html", context, request=request)
    return HttpResponse(html, status=HTTPStatus.NOT_FOUND)


def _language(request: HttpRequest) -> str:
    """The language of the address, else of the browser."""
    first = request.path.lstrip("/").partition("/")[0]
    return first if first in CODES else get_language_from_request(request)
