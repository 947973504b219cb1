"""The site map: everything there is, two levels deep, with counts."""

from collections import Counter
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from content.addresses import address_named, address_of
from content.alphabets import place
from content.figures import figure, fill
from content.finder import title_key
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.models import Entry, Topic, Version
from content.models.reading import type_of_reader
from content.trails import below_home
from pages.models import Page

HEADING = _("Site map")
LEAD = _("Everything on this site, two levels deep.")
TOPIC, PAGE = Topic._meta.label_lower, Page._meta.label_lower
# Pages shown below another one, and below all of them; the others stand on the page above them.
MOST_CHILDREN, MOST_BELOW = 20, 40
# Pages that exist once.
STANDING = [
    (_("A to Z"), "pages:a_to_z"),
    (_("Calendar of events"), "events:calendar"),
    (_("Members on the map"), "members:member_map"),
    (_("Members over time"), "members:member_timeline"),
    (_("Regions"), "members:region_list"),
    (_("Online services"), "pages:service_list"),
    (_("Feeds and open data"), "content:open_data"),
    (_("Contact"), "contact:contact"),
]


class Listed(NamedTuple):
    """A kind with a list of its own, and how much of it this visitor finds there."""

    kind: str
    label: str
    url: str
    feed_url: str
    number: int = 0


class Branch(NamedTuple):
    """A topic, or a page with the first of those below it, and how many these are."""

    title: str
    url: str
    language_tag: str
    direction: str
    is_fallback: bool
    children: list["Branch"]
    number: int

    @property
    def has_more(self) -> bool:
        return self.number > len(self.children)


@require_safe
@kept_page
def site_map(request: HttpRequest) -> HttpResponse:
    """The tree of the site: two statements besides those of every page."""
    user = request.user
    kept = Kept(request)
    numbers = kept.get("numbers", lambda: _numbers(user))
    lists = [listed._replace(number=_number(listed.kind, numbers, kept)) for listed in _lists()]
    topics, tree = kept.get("site map", lambda: _branches(user))
    context = {
        "heading": HEADING,
        "lead": LEAD,
        "description": LEAD,
        "trail": below_home(HEADING),
        "lists": [listed for listed in lists if listed.number and listed.kind != TOPIC],
        "feeds": [listed for listed in lists if listed.feed_url],
        "topics_url": address_named("content:topic_list"),
        "topics": topics,
        "tree": tree,
        "standing": [{"label": label, "url": url} for label, url in _standing()],
        "alternates": alternates(request.path, CODES, "en") if not request.GET else [],
    }
    return render(request, "pages/site_map.html", context)


def _lists() -> list[Listed]:
    """Every kind with a list, by name in the visitor's alphabet."""
    lists = []
    for model in apps.get_models():
        name = f"{model._meta.app_label}:{model._meta.model_name}"
        url = address_named(f"{name}_list") if issubclass(model, Entry) else ""
        if url:
            label = capfirst(str(model._meta.verbose_name_plural))
            kind = model._meta.label_lower
            lists.append(Listed(kind, label, url, address_named(f"{name}_atom")))
    code = current_language().code
    return sorted(lists, key=lambda listed: place(listed.label, code).key)


def _numbers(user: type_of_reader) -> Counter[str]:
    """How many entries of each kind this reader may read: one statement."""
    rows = Entry.objects.visible_to(user).order_by().values_list("kind")
    return Counter(dict(rows.annotate(number=Count("pk"))))


def _number(kind: str, numbers: Counter[str], kept: Kept) -> int:
    """How many there are of a kind; where not every entry counts, its figure says."""
    name = settings.FIGURES_OF_KINDS.get(kind)
    if not numbers[kind] or not name:
        return numbers[kind]
    counted = figure(name, kept)
    return counted.value if counted else 0


def _branches(user: type_of_reader) -> tuple[list[Branch], list[Branch]]:
    """Topics by name and the two upper levels of pages in their order: one statement."""
    is_upper_page = Q(kind=PAGE) & ~Q(slug__regex="/.*/")
    entries = Entry.objects.visible_to(user).filter(is_upper_page | Q(kind=TOPIC))
    code = current_language().code
    texts = Version.objects.shown_in(code).filter(entry__in=entries.values("pk"))
    topics, pages = [], []
    found = list(texts.select_related("entry__page"))
    fill(found)
    for text in found:
        (topics if text.entry.kind == TOPIC else pages).append(text)
    topics.sort(key=title_key)
    pages.sort(key=lambda text: (text.entry.page.position, text.entry.slug))
    return [_branch(text, []) for text in topics], _tree(pages)


def _tree(texts: list[Any]) -> list[Branch]:
    """The pages below no other page, each with those below it."""
    by_path = {text.entry.slug: text for text in texts}
    below: dict[str, list[Any]] = {}
    for text in texts:
        folder = text.entry.slug.rpartition("/")[0]
        below.setdefault(folder if folder in by_path else "", []).append(text)
    branches, room = [], MOST_BELOW
    for text in below.get("", []):
        branch = _branch(text, below.get(text.entry.slug, []), min(room, MOST_CHILDREN))
        room -= len(branch.children)
        branches.append(branch)
    return branches


def _branch(text: Any, children: list[Any], shown: int = 0) -> Branch:
    """A topic or page; of those below it, so many are shown."""
    return Branch(
        title=text.title,
        url=address_of(text.entry.kind, text.entry.slug),
        language_tag=text.language_tag,
        direction=text.direction,
        is_fallback=text.is_fallback,
        children=[_branch(child, []) for child in children[:shown]],
        number=len(children),
    )


def _standing() -> list[tuple[Any, str]]:
    addresses = [(label, address_named(name)) for label, name in STANDING]
    return [(label, url) for label, url in addresses if url]
