"""The names of topics and regions in the reader's language, all of them in one statement."""

from collections.abc import Iterable
from typing import Any

from content.models import Entry, Region, Topic, Version
from content.models.reading import type_of_reader

KINDS = [Topic._meta.label_lower, Region._meta.label_lower]


class Labels:
    """The texts of the topics and regions that this reader may see, by id and by slug."""

    def __init__(self, user: type_of_reader, language: str):
        entries = Entry.objects.visible_to(user).filter(kind__in=KINDS)
        texts = Version.objects.shown_in(language).filter(entry__in=entries)
        self._texts = list(texts.select_related("entry"))
        self._by_id = {text.entry_id: text for text in self._texts}
        self._by_slug = {text.entry.slug: text for text in self._texts}

    def title(self, slug: str) -> str:
        """The title of a topic or region; the slug itself where there is none to show."""
        text = self._by_slug.get(slug)
        return text.title if text else slug

    def by_slug(self, counts: dict[str, int]) -> dict[str, int]:
        """Counts by id (as text) as counts by slug, of what this reader may see."""
        texts = {str(pk): text for pk, text in self._by_id.items()}
        return {texts[pk].entry.slug: number for pk, number in counts.items() if pk in texts}

    def texts(self, pks: Iterable[int]) -> list[Version]:
        """The texts of these topics or regions, by title."""
        texts = [self._by_id[pk] for pk in pks if pk in self._by_id]
        return sorted(texts, key=lambda text: text.title)

    def topics(self, address: str) -> list[dict[str, Any]]:
        """Every topic by title, as templates show it."""
        texts = [text for text in self._texts if text.entry.kind == KINDS[0]]
        texts.sort(key=lambda text: text.title)
        return [label(text, text.entry.slug, address) for text in texts]

    def attach_topics(self, entries: Iterable[Any], address: str) -> None:
        """Give each entry its `topic_labels`: one statement for all of them.

        `address` is the list that a label leads to, narrowed by its topic.
        """
        by_pk: dict[int, list[int]] = {entry.pk: [] for entry in entries}
        rows = Entry.topics.through.objects.filter(entry__in=list(by_pk))
        for entry_id, topic_id in rows.values_list("entry_id", "topic_id"):
            by_pk[entry_id].append(topic_id)
        for entry in entries:
            texts = self.texts(by_pk[entry.pk])
            entry.topic_labels = [label(text, text.entry.slug, address) for text in texts]


def topics_of(
    entry: Entry, user: type_of_reader, language: str, address: str
) -> list[dict[str, Any]]:
    """The labels of one entry's topics, by title: one statement."""
    topics = Entry.objects.visible_to(user).filter(
        topic__in=entry.topics.through.objects.filter(entry=entry).values("topic")
    )
    found = sorted(topics.one_statement(language), key=lambda topic: topic.text.title)
    return [label(topic.text, topic.slug, address) for topic in found]


def label(text: Version, slug: str, address: str) -> dict[str, Any]:
    """The name of a topic as templates show it, linked to a list narrowed by it."""
    return {
        "label": text.title,
        "url": f"{address}?topic={slug}",
        "language_tag": text.language_tag,
        "direction": text.direction,
        "is_fallback": text.is_fallback,
    }
