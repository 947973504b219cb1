"""Pages that exist once, and the pages of the tree."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import structured_data, topics
from content.addresses import address_named, url_name
from content.figures import fill
from content.frame import alternates
from content.hub import Hub, Listed
from content.kept import Kept, kept_page
from content.labels import Labels
from content.languages import CODES, by_preference, current_language
from content.listed import first_of
from content.models import Entry, Version
from content.models.link import HOME_PLACES, Place
from content.placed import placed_links
from content.presentation import cover, newest, picked, present
from content.trails import home_step
from content.views import EntryDetailView
from pages.models import Page, Role, Shows, TermOfOffice
from pages.tree import Tree

NEWS, EVENTS = "newsroom.news", "events.event"
LATEST, NEXT = 4, 3
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
    context = _placed(request, kept) | {
        "current_news": current,
        "latest_news": [news for news in latest if news.pk not in shown][:LATEST],
        "news_url": news_url,
        "next_events": _next_events(request, kept),
        "events_url": address_named(url_name(EVENTS, "list")),
        "topics": topics.counted(Labels(kept, request.user).topics(news_url), kept, request.user),
        "alternates": alternates(request.path, CODES, "en"),
        "description": _("Tools, news, events and Members of the World Customs Organization."),
        "structured_data": structured_data.script(structured_data.ORGANIZATION),
    }
    return render(request, "pages/home.html", context)


def _next_events(request: HttpRequest, kept: Kept) -> list[Entry]:
    """The events that are next to begin, those that go on among them: one statement."""
    first = first_of(EVENTS)
    ahead, *_others = first.arms(Entry.objects.visible_to(request.user).filter(kind=EVENTS))
    found = ahead.one_statement(current_language().code, NEXT, kinds=[first.related])
    found.sort(key=first.key)
    present(found, kept)
    first.present(found)
    return found


def _placed(request: HttpRequest, kept: Kept) -> dict[str, Any]:
    """What editors placed on the home page; of the highlights, the first with a large picture."""
    links = placed_links(request.user, HOME_PLACES, kept)
    highlights = links[Place.HIGHLIGHT][:HIGHLIGHTS]
    for highlight in highlights:
        highlight["cover"] = cover(highlight["entry"])
    return {
        "often_used": links[Place.OFTEN_USED][:OFTEN_USED],
        "tiles": links[Place.TILE],
        "highlights": highlights,
        "figures": [link for link in links[Place.FIGURE] if link["text"].summary][:FIGURES],
        "panels": links[Place.PANEL][:1],
        "websites": _leading(links[Place.WEBSITE]),
        "services": _leading(links[Place.SERVICE]),
    }


def _leading(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose address is known; the page of online services names the others."""
    return [link for link in links if link["url"]]


class PageDetailView(EntryDetailView):
    model = Page
    heading = ""
    schema_type = "WebPage"
    # Pages stand in a tree, not in a list.
    list_url = ""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if section := topics.section_of(self.kwargs["slug"]):
                return topics.nothing_here(request, *section)
            raise

    def get_trail(self):
        self.tree = Tree(self.object, self.request.user, self.labels)
        present(self.tree.children, self.kept)
        return [home_step(), *(step.as_trail() for step in self.tree.above)]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shows = self.object.shows
        return context | {
            "tree": self.tree,
            "shows_pages": shows == Shows.PAGES,
            "topic_lists": self._topic_lists(),
            "terms": self._terms() if shows == Shows.SECRETARIES_GENERAL else [],
        }

    def _topic_lists(self) -> list[Listed]:
        """For a section of a topic, the lists in which there is something on the topic."""
        section = topics.section_of(self.object.slug)
        topic = self.labels.topic(section[0]) if section else None
        if topic is None:
            return []
        return Hub(topic.entry_id, topic.entry.slug, self.request.user, self.kept).filled

    def get_body(self):
        """Of a translation without a body, the best text that has one."""
        text = self.object.text
        if text.body or len(self.object.languages) == 1:
            return text
        others = Version.objects.published().filter(entry=self.object).exclude(body="")
        body = others.order_by(by_preference(current_language().code)).first()
        if body is None:
            return text
        body.asked_language = current_language().code
        fill([body], self.kept)
        return body

    @staticmethod
    def _terms() -> list[TermOfOffice]:
        """Those who held the office, newest first; of whom no year is known, last."""
        terms = TermOfOffice.objects.filter(role=Role.SECRETARY_GENERAL)
        return list(terms.order_by("-is_current", "-began_on", "pk"))
