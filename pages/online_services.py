"""Online services and websites of the Organization, as editors placed them."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from content.figures import fill
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.models import Link, Version
from content.models.link import Place
from content.trails import below_home

HEADING = _("Online services")
LEAD = _("What can be done online, and the other websites of the Organization.")
PLACES = {
    Place.SERVICE: _("Services"),
    Place.WEBSITE: _("Websites of the Organization"),
}


class Service(NamedTuple):
    """A service or website: its words, its address, and whether that leaves this site."""

    text: Version
    url: str
    is_outside: bool


@require_safe
@kept_page
def service_list(request: HttpRequest) -> HttpResponse:
    """The links of both places with their texts: one statement."""
    code = current_language().code
    links = Link.objects.visible_to(request.user).filter(place__in=PLACES)
    texts = Version.objects.shown_in(code).filter(entry__in=links.values("pk"))
    placed = sorted(
        texts.select_related("entry__link"),
        key=lambda text: (text.entry.link.position, text.entry_id),
    )
    fill(placed, Kept(request))
    context = {
        "heading": HEADING,
        "lead": LEAD,
        "description": LEAD,
        "trail": below_home(HEADING),
        "groups": _groups(placed, code),
        "alternates": alternates(request.path, CODES, "en") if not request.GET else [],
    }
    return render(request, "pages/service_list.html", context)


def _groups(placed: list[Version], code: str) -> list[dict[str, Any]]:
    """The services of each place under its label, where it has any."""
    groups = [
        {
            "label": label,
            "anchor": place.value,
            "services": [
                Service(text, text.entry.link.url_in(code), text.entry.link.is_outside)
                for text in placed
                if text.entry.link.place == place
            ],
        }
        for place, label in PLACES.items()
    ]
    return [group for group in groups if group["services"]]
