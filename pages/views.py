"""Pages that exist once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import structured_data
from content.frame import alternates
from content.kept import Kept, kept_page
from content.labels import Labels
from content.languages import CODES
from content.models.link import HOME_PLACES, Place
from content.placed import placed_links
from content.presentation import cover, newest, picked

NEWS = "newsroom.news"
LATEST = 4
OFTEN_USED, HIGHLIGHTS, FIGURES = 5, 5, 4


@require_safe
@kept_page
def home(request: HttpRequest) -> HttpResponse:
    """The home page: what people come for, what is held up, what is new."""
    news_url = reverse("newsroom:news_list")
    kept = Kept(request)
    current = picked(NEWS, request.user, kept)
    shown = {news.pk for news in current}
    latest = newest(NEWS, request.user, LATEST + len(current))
    context = _placed(request) | {
        "current_news": current,
        "latest_news": [news for news in latest if news.pk not in shown][:LATEST],
        "news_url": news_url,
        "topics": Labels(kept, request.user).topics(news_url),
        "alternates": alternates(request.path, CODES, "en"),
        "description": _("Tools, news, events and Members of the World Customs Organization."),
        "structured_data": structured_data.script(structured_data.ORGANIZATION),
    }
    return render(request, "pages/home.html", context)


def _placed(request: HttpRequest) -> dict[str, Any]:
    """What editors placed on the home page; of the highlights, the first with a large picture."""
    links = placed_links(request.user, HOME_PLACES)
    highlights = links[Place.HIGHLIGHT][:HIGHLIGHTS]
    for highlight in highlights:
        highlight["cover"] = cover(highlight["entry"])
    return {
        "often_used": links[Place.OFTEN_USED][:OFTEN_USED],
        "tiles": links[Place.TILE],
        "highlights": highlights,
        "figures": links[Place.FIGURE][:FIGURES],
        "panels": links[Place.PANEL][:1],
        "websites": links[Place.WEBSITE],
        "services": [link for link in links[Place.SERVICE] if link["url"]],
    }
