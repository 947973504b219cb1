"""The page where a person makes, renews and revokes the secret address of their calendar."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.attempts import place_of
from accounts.trails import below_my_page
from audit.models import Action
from audit.recording import record
from events.models import CalendarLink


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@reauthentication_required(allow_get=True)
def calendar_link(request: HttpRequest) -> HttpResponse:
    """Whether there is an address; a new one, for whoever has just shown to be the owner.

    It is told in the answer to that, and never again: to lead on to a page that tells it, it
    would have to be kept.
    """
    address = _made(request) if request.method == "POST" else ""
    heading = _("Calendar of my events")
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_my_page(heading),
        "link": CalendarLink.objects.filter(user=request.user.pk).first(),
        "address": address,
    }
    return render(request, "events/calendar_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def calendar_link_revoke(request: HttpRequest) -> HttpResponse:
    """Let the address lead nowhere any more."""
    if request.method == "POST":
        _revoke(request)
    return redirect("events:calendar_link")


@transaction.atomic
def _made(request: HttpRequest) -> str:
    """The new address, in full."""
    user: Any = request.user
    is_renewed = CalendarLink.objects.filter(user=user).exists()
    token = CalendarLink.make(user)
    _record(Action.CALENDAR_LINK_MADE, request, is_renewed=is_renewed)
    return settings.SITE_URL + reverse("own_feed", args=[token])


@transaction.atomic
def _revoke(request: HttpRequest) -> None:
    user: Any = request.user
    number, _of_models = CalendarLink.objects.filter(user=user).delete()
    if number:
        _record(Action.CALENDAR_LINK_REVOKED, request)


def _record(action: Action, request: HttpRequest, **details: bool) -> None:
    user: Any = request.user
    place = place_of(request)
    record(action, by=user, person=user, details=details, request=request, place=place)
