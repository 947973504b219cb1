"""Sitemaps: an index, then every public page with the languages that it really exists in."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, URLPattern, get_resolver
from django.utils import translation
from django.views.decorators.http import require_safe

from content.addresses import address_named
from content.frame import alternates
from content.languages import CODES
from content.models import Entry

PER_FILE = 5_000
# Folders, below the language, whose pages nobody should find by searching, or that lead elsewhere.
NOT_FOR_ALL = ["account/", "documents/", "events/calendar/"]
XML = "application/xml; charset=utf-8"


def _entries():
    """Public entries by age: a file, once full, stays as it is."""
    return Entry.objects.visible_to(AnonymousUser()).order_by("pk")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sitemap index: one file per 5,000 entries."""
    pages = Paginator(_entries(), PER_FILE).page_range
    addresses = [f"{settings.SITE_URL}/sitemap-{number}.xml" for number in pages]
    return render(request, "content/sitemap_index.xml", {"addresses": addresses}, content_type=XML)


@require_safe
def section(request: HttpRequest, number: int) -> HttpResponse:
    """One file of the sitemap. The first also holds the pages that are not entries."""
    pages = Paginator(_entries(), PER_FILE)
    if number not in pages.page_range:
        raise Http404(f"no sitemap {number}")
    urls = _standing() if number == 1 else []
    with translation.override(settings.LANGUAGE_CODE):
        for entry in pages.page(number).object_list:
            try:
                path = entry.get_absolute_url()
            except NoReverseMatch:
                continue  # a topic or region, whose page does not exist yet
            urls += _languages(path, entry.languages, entry.original_language, entry.changed_at)
    return render(request, "content/sitemap.xml", {"urls": urls}, content_type=XML)


def _standing():
    """The pages that are not entries: what has one address, in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        addresses = {address_named(name) for name in _names(get_resolver())}
    home = f"/{settings.LANGUAGE_CODE}/"
    closed = tuple(home + folder for folder in NOT_FOR_ALL)
    pages = [
        path
        for path in addresses
        if path.startswith(home) and path.endswith("/") and not path.startswith(closed)
    ]
    urls = []
    for path in sorted(pages):
        urls += _languages(path, CODES, settings.LANGUAGE_CODE, None)
    return urls


def _names(resolver, namespace=""):
    """Every URL name outside the admin, with its namespace."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        elif pattern.namespace != "admin":
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern, inner)


def _languages(path, codes, default, changed_at):
    links = alternates(path, codes, default)
    return [
        {"address": link["url"], "changed_at": changed_at, "alternates": links}
        for link in links
        if link["tag"] != "x-default"
    ]
