"""The names that stand on many pages, in the reader's language, all of them in one statement.

Topics, regions and units of the Organization, and the links of menus and footer.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from content.addresses import address_of
from content.figures import fill
from content.kept import Kept
from content.languages import current_language
from content.models import Entry, Link, Region, Topic, Unit, Version
from content.models.link import FRAME_PLACES
from content.models.reading import type_of_reader

TOPIC = Topic._meta.label_lower
REGION = Region._meta.label_lower
UNIT = Unit._meta.label_lower
KINDS = [TOPIC, REGION, UNIT]


class Label(NamedTuple):
    """The name of a topic as templates show it.

    `url` is a list narrowed by it, `page_url` its page; `number` says how much there is on it,
    where that was counted.
    """

    pk: int
    label: str
    url: str
    language_tag: str
    direction: str
    is_fallback: bool
    page_url: str
    number: int = 0


class Labels:
    """The texts of what this reader may see of them, by id and by slug."""

    def __init__(self, kept: Kept, user: type_of_reader):
        self.kept, self.reader = kept, user
        texts = kept.get("labels", lambda: _texts(user))
        self._texts = [text for text in texts if text.entry.kind in KINDS]
        self._links = [text for text in texts if text.entry.kind not in KINDS]
        self._by_id = {text.entry_id: text for text in self._texts}
        # Addresses name topics and regions; a unit may share a slug with one of them.
        named = [text for text in self._texts if text.entry.kind != UNIT]
        self._by_slug = {text.entry.slug: text for text in named}

    def title(self, slug: str) -> str:
        """The title of a topic or region; the slug itself where there is none to show."""
        text = self._by_slug.get(slug)
        return text.title if text else slug

    def language_tag(self, slug: str) -> str:
        """The language of a title that is not in the page's; empty for one that is."""
        text = self._by_slug.get(slug)
        return text.language_tag if text and text.is_fallback else ""

    def pks(self, slugs: Iterable[str]) -> list[int]:
        """The ids of topics or regions; none for a slug that this reader may not see."""
        return [self._by_slug[slug].entry_id for slug in slugs if slug in self._by_slug]

    def by_slug(self, counts: dict[str, int]) -> dict[str, int]:
        """Counts by id (as text) as counts by slug, of what this reader may see."""
        texts = {str(pk): text for pk, text in self._by_id.items()}
        return {texts[pk].entry.slug: number for pk, number in counts.items() if pk in texts}

    def links(self, place: str) -> list[Version]:
        """The texts of the links in a place of the frame, in their order."""
        texts = [text for text in self._links if text.entry.link.place == place]
        return sorted(texts, key=lambda text: (text.entry.link.position, text.entry_id))

    def name(self, pk: int | None) -> Version | None:
        """The text of one of these entries; None where there is none to show."""
        return self._by_id.get(pk) if pk else None

    def regions(self) -> list[Version]:
        """The texts of the regions, in their order."""
        texts = [text for text in self._texts if text.entry.kind == REGION]
        return sorted(texts, key=lambda text: (text.entry.region.position, text.entry_id))

    def others(self, name: str, entries: QuerySet) -> dict[int, Version]:
        """The texts of what this reader may see of other entries, by id: one statement, kept."""
        return self.kept.get(f"others|{name}", lambda: _others(entries, self.reader))

    def topic(self, slug: str) -> Version | None:
        """The text of the topic with that slug; None where there is none to show."""
        found = [t for t in self._texts if t.entry.kind == TOPIC and t.entry.slug == slug]
        return found[0] if found else None

    def texts(self, pks: Iterable[int]) -> list[Version]:
        """The texts of these topics or regions, by title."""
        texts = [self._by_id[pk] for pk in pks if pk in self._by_id]
        return sorted(texts, key=lambda text: text.title)

    def topics(self, address: str) -> list[Label]:
        """Every topic by title, as templates show it."""
        texts = [text for text in self._texts if text.entry.kind == TOPIC]
        texts.sort(key=lambda text: text.title)
        return [label(text, text.entry.slug, address) for text in texts]

    def attach_topics(self, entries: Iterable[Any], address: str) -> None:
        """Give each entry, which must come `with_topics`, its `topic_labels`.

        `address` is the list that a label leads to, narrowed by its topic.
        """
        for entry in entries:
            texts = self.texts(entry.topic_pks)
            entry.topic_labels = tuple(label(text, text.entry.slug, address) for text in texts)


def _texts(user: type_of_reader) -> list[Version]:
    is_shown = Q(kind__in=KINDS) | Q(kind=Link._meta.label_lower, link__place__in=FRAME_PLACES)
    entries = Entry.objects.visible_to(user).filter(is_shown)
    texts = Version.objects.shown_in(current_language().code).filter(entry__in=entries)
    found = list(texts.select_related("entry__link", "entry__region"))
    fill(found)
    return found


def _others(entries: Any, user: type_of_reader) -> dict[int, Version]:
    visible = entries.visible_to(user).values("pk")
    texts = Version.objects.shown_in(current_language().code).filter(entry__in=visible)
    return {text.entry_id: text for text in texts.select_related("entry")}


def label(text: Version, slug: str, address: str) -> Label:
    """The name of a topic, linked to a list narrowed by it."""
    return Label(
        pk=text.entry_id,
        label=text.title,
        url=f"{address}?topic={slug}",
        language_tag=text.language_tag,
        direction=text.direction,
        is_fallback=text.is_fallback,
        page_url=address_of(TOPIC, slug),
    )
