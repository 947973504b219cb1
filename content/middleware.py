"""Old addresses: a 404 that somebody remembers becomes a redirect to the entry."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation

from content.addresses import has_pages
from content.languages import CODES
from content.models import Entry, Redirect

# Language folders of the former site, which named some languages with a country.
FORMER_FOLDERS = {"es-es": "es", "ru-ru": "ru", "zh-cn": "zh-hans", "ar-ar": "ar", "pt-pt": "en"}


MAX_PATH = 500


class OldAddressMiddleware:
    """Answers 301 where a path was an entry's once and this visitor may read the entry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in {"GET", "HEAD"}:
            return response
        return self._redirect(request) or response

    @staticmethod
    def _redirect(request: HttpRequest) -> HttpResponse | None:
        folder, _slash, path = request.path.lstrip("/").lower().partition("/")
        language = folder if folder in CODES else FORMER_FOLDERS.get(folder)
        if not language or not path or len(path) > MAX_PATH:
            return None
        # An address without its last slash has been given one by now.
        redirects = Redirect.objects.filter(path__in=[path, path.rstrip("/")])
        entry = Entry.objects.visible_to(request.user).filter(redirects__in=redirects).first()
        if entry is None or not has_pages(entry.kind):
            return None
        with translation.override(language):
            return HttpResponsePermanentRedirect(entry.get_absolute_url())
