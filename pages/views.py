"""Pages that exist once."""

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
from content.presentation import newest, picked

NEWS = "newsroom.news"
LATEST = 6


@require_safe
@kept_page
def home(request: HttpRequest) -> HttpResponse:
    """The home page: current news, the latest, and the topics."""
    news_url = reverse("newsroom:news_list")
    kept = Kept(request)
    labels = Labels(kept, request.user)
    current = picked(NEWS, request.user, kept)
    shown = {news.pk for news in current}
    latest = newest(NEWS, request.user, LATEST + len(current))
    context = {
        "current_news": current,
        "latest_news": [news for news in latest if news.pk not in shown][:LATEST],
        "news_url": news_url,
        "topics": labels.topics(news_url),
        "alternates": alternates(request.path, CODES, "en"),
        "description": _("Tools, news, events and Members of the World Customs Organization."),
        "structured_data": structured_data.script(structured_data.ORGANIZATION),
    }
    return render(request, "pages/home.html", context)
