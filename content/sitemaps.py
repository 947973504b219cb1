"""Sitemaps: an index, then every public page with the languages that it really exists in."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils import translation
from django.views.decorators.http import require_safe

from content.frame import alternates
from content.languages import CODES
from content.models import Entry

PER_FILE = 5_000
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
    urls = []
    for path in ["", "news/"]:
        urls += _languages(f"/en/{path}", CODES, settings.LANGUAGE_CODE, None)
    return urls


def _languages(path, codes, default, changed_at):
    links = alternates(path, codes, default)
    return [
        {"address": link["url"], "changed_at": changed_at, "alternates": links}
        for link in links
        if link["tag"] != "x-default"
    ]
