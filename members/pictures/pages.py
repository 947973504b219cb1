"""The map of Members and the timeline of membership, each with the list that says the same."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.frame import alternates
from content.kept import Kept, kept_page
from content.labels import Labels
from content.languages import CODES
from content.models.reading import type_of_reader
from content.trails import home_step
from members.models import Member
from members.pictures.maps import (
    instruments_with_parties,
    named_change,
    names_of,
    party_map,
    region_map,
)
from members.pictures.timeline import Timeline, timeline

PARTY = "party"


@require_safe
@kept_page
def member_map(request: HttpRequest) -> HttpResponse:
    """The map by region, or by party to the instrument that ?party= names: two statements."""
    instruments = instruments_with_parties(request.user)
    asked = request.GET.get(PARTY, "")
    chosen = next((found for found in instruments if found.slug == asked), None)
    if chosen:
        drawn = party_map(chosen.slug, request.user)
    else:
        drawn = region_map(request.user, Labels(Kept(request), request.user))
    context = _head(request, _("Members on the map")) | {
        "lead": _("The Customs administrations of the Organization, by region or convention."),
        "map": drawn,
        "instruments": instruments,
        "chosen": chosen,
        "is_ignoring": bool((asked and not chosen) or set(request.GET) - {PARTY}),
    }
    return render(request, "members/member_map.html", context)


@require_safe
@kept_page
def member_timeline(request: HttpRequest) -> HttpResponse:
    """How the number of Members grew: one statement."""
    context = _head(request, _("Members over time")) | {
        "lead": _("The number of Members, by the day on which each of them joined."),
        "timeline": membership(request.user),
    }
    return render(request, "members/member_timeline.html", context)


def membership(user: type_of_reader) -> Timeline:
    """The Members by the day on which they joined, up to today."""
    texts = names_of(Member.objects.visible_to(user).counted())
    changes = [named_change(text, text.entry.member.joined_on) for text in texts]
    return timeline(changes, timezone.localdate())


def _head(request: HttpRequest, heading: str) -> dict[str, Any]:
    """Heading, trail and what the head of the page says."""
    members = {"label": _("Members"), "url": reverse("members:member_list")}
    is_plain = not request.GET
    return {
        "heading": heading,
        "trail": [home_step(), members, {"label": heading}],
        "alternates": alternates(request.path, CODES, "en") if is_plain else [],
        "robots": "" if is_plain else "noindex, follow",
    }
