"""Registering for an event, and how a registration stands."""

from django.http import Http404, HttpRequest, HttpResponse


def register(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404(slug)


def registration(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404(slug)


def by_letter(request: HttpRequest, secret: str) -> HttpResponse:
    raise Http404(secret)
