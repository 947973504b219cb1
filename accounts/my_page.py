"""My page: what concerns one person, gathered from every room.

Each room answers for its own: a function of a user, named in wco_portal/rooms.py, that gives a
Part, or None where there is nothing to show. It takes two statements at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.trails import home_step


class Link(NamedTuple):
    label: Any
    url: str


class Row(NamedTuple):
    """A line of a part: what it is, where it leads, and what else there is to say of it."""

    label: Any
    url: str = ""
    note: Any = ""


@dataclass
class Part:
    """A section of My page. `name` is its anchor: "searches".

    Its template shows `rows` as `part.rows`; the usual one takes Rows. `more` stands below them.
    """

    name: str
    heading: Any
    rows: Sequence[Any] = ()
    lead: Any = ""
    more: Sequence[Link] = ()
    template: str = "accounts/parts/rows.html"


@never_cache
@login_required
@require_safe
def my_page(request: HttpRequest) -> HttpResponse:
    """What concerns the person who signed in, the most needed first."""
    heading = _("My page")
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": [home_step(), {"label": heading}],
        "parts": _parts(settings.MY_PARTS, request.user),
        "side_parts": _parts(settings.MY_SIDE_PARTS, request.user),
    }
    return render(request, "accounts/my_page.html", context)


def _parts(names: list[str], user: Any) -> list[Part]:
    return [part for name in names if (part := import_string(name)(user))]
