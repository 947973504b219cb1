"""Topics: the index, a topic's page, and its sections."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from content.addresses import without_language
from content.denials import deny_hidden
from content.frame import alternates
from content.hub import Hub, listed_kinds
from content.kept import Kept, kept_page
from content.labels import Label, Labels
from content.languages import CODES, current_language
from content.models import Entry, Topic
from content.models.reading import type_of_reader
from content.presentation import present
from content.trails import below_home
from content.views import EntryDetailView

# Sections that a topic may have as pages; a topic without one says so at its address.
SECTIONS = {
    "overview": gettext_lazy("Overview"),
    "activities": gettext_lazy("Activities"),
    "resources": gettext_lazy("Resources"),
    "partners": gettext_lazy("Partners"),
}
HEADING = gettext_lazy("Topics")


@method_decorator(kept_page, name="dispatch")
class TopicListView(TemplateView):
    """All topics in their order, each with one line and what there is on it."""

    template_name = "content/topic_list.html"
    heading = HEADING

    def get_context_data(self, **kwargs):
        kept, user = Kept(self.request), self.request.user
        visible = Topic.objects.visible_to(user).order_by("position", "pk")
        topics = visible.with_texts(current_language().code)
        present(topics, kept)
        counts = _kept_counts(kept, user)
        for topic in topics:
            topic.counts = [  # type: ignore[attr-defined]
                {"label": kind.label, "number": number, "url": f"{kind.url}?topic={topic.slug}"}
                for kind in listed_kinds()
                if (number := counts.get((topic.pk, kind.kind)))
            ]
        return super().get_context_data(**kwargs) | {
            "heading": HEADING,
            "topics": topics,
            "trail": below_home(HEADING),
            "alternates": alternates(self.request.path, CODES, "en"),
            "description": _("What the Organization works on, and everything there is on it."),
        }


def counted(labels: list[Label], kept: Kept, user: type_of_reader) -> list[Label]:
    """These topics with the number of entries on each that this reader finds in lists."""
    numbers: Counter[int] = Counter()
    for (topic, _kind), number in _kept_counts(kept, user).items():
        numbers[topic] += number
    return [label._replace(number=numbers[label.pk]) for label in labels]


def _kept_counts(kept: Kept, user: type_of_reader) -> dict[tuple[int, str], int]:
    return kept.get("topics", lambda: _counts(user))


def _counts(user: type_of_reader) -> dict[tuple[int, str], int]:
    """How many entries of each listed kind this reader finds on each topic: one statement."""
    visible = Entry.objects.visible_to(user)
    entries = visible.filter(kind__in=[kind.kind for kind in listed_kinds()])
    rows = Entry.topics.through.objects.filter(entry__in=entries)
    counted = rows.values("topic", "entry__kind").annotate(number=Count("pk"))
    return {(row["topic"], row["entry__kind"]): row["number"] for row in counted}


class TopicDetailView(EntryDetailView):
    model = Topic
    heading = HEADING
    schema_type = "WebPage"
    shows_files = False

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        topic = self.object
        hub = Hub(topic.pk, topic.slug, self.request.user, self.kept)
        overview = [page for page in hub.sections if page.slug.endswith("/overview")]
        return context | {
            "hub": hub,
            "overview": overview,
            "sections": [page for page in hub.sections if page not in overview],
            "owner": self.labels.name(topic.owner_id),
            "contact_url": _contact_url(),
        }


def section_of(path: str) -> tuple[str, str] | None:
    """Topic and section of a path below a topic: valuation and overview; None for others."""
    below = path_of_list()
    if not path.startswith(below):
        return None
    topic, _slash, section = path.removeprefix(below).partition("/")
    return (topic, section) if section else None


def path_of_list() -> str:
    """The path that topics lie below, without the language: topics/."""
    return without_language(reverse("content:topic_list"))


def _contact_url() -> str:
    try:
        return reverse("contact:contact")
    except NoReverseMatch:
        return ""


@require_safe
def topic_section(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """A section that is a list: the finder of that kind with the topic chosen."""
    text = Labels(Kept(request), request.user).topic(slug)
    if text:
        for filled in Hub(text.entry_id, slug, request.user, Kept(request)).filled:
            if filled.section == section:
                return HttpResponseRedirect(filled.url)
    return nothing_here(request, slug, section)


def nothing_here(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """404 for a section that this reader finds nothing in, with those there are.

    It is the same whether there is nothing or nothing for this reader. Raises Http404 where
    there is no such topic for them either.
    """
    kept = Kept(request)
    text = Labels(kept, request.user).topic(slug)
    if text is None:
        deny_hidden(request, Topic.objects.filter(slug=slug))
        raise Http404(f"no topic {slug}")
    labels: dict[str, Any] = defaultdict(str, SECTIONS)
    labels |= {kind.section: kind.label for kind in listed_kinds()}
    context = {
        "topic": text,
        "topic_url": reverse("content:topic_detail", args=[slug]),
        "section": labels[section],
        "hub": Hub(text.entry_id, slug, request.user, kept),
        "robots": "noindex, follow",
    }
    return render(request, "content/topic_section_missing.html", context, status=404)
