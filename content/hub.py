"""What a topic's page leads to: the newest of each kind, where to start, and its sections.

A page costs two statements, whatever there is: no arm reads more rows than it shows or counts.
"""

from collections import Counter
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery

from content.addresses import path_of
from content.kept import Kept
from content.labels import TOPIC
from content.languages import current_language
from content.listed import Listed, listed
from content.models import Entry, Start, Version
from content.models.reading import type_of_reader
from content.presentation import present

# Counting stops here: a reader learns nothing from more.
MOST_COUNTED = 100


class Block(NamedTuple):
    """The newest of a kind on a topic, and how many there are: 100 may be more."""

    listed: Listed
    number: int
    entries: list[Entry]

    @property
    def is_more(self) -> bool:
        return self.number > MOST_COUNTED

    @property
    def most(self) -> int:
        return MOST_COUNTED


def listed_kinds() -> list[Listed]:
    """The kinds that topics list, in their order."""
    return listed(settings.TOPIC_LISTS)


class Hub:
    """A topic's page as this reader may see it."""

    def __init__(self, pk: int, slug: str, user: type_of_reader, kept: Kept):
        self._pk, self._slug, self._user, self._kept = pk, slug, user, kept
        self._listed = listed_kinds()
        self._page_model = apps.get_model(settings.PAGE_MODEL)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many entries of each kind: one statement, kept; more than 100 are 101."""
        return self._kept.get(f"topic|{self._pk}", self._count)

    @cached_property
    def filled(self) -> list[Listed]:
        """The lists in which there is something on this topic, narrowed to it."""
        query = f"topic={self._slug}"
        return [kind.narrowed(query) for kind in self._listed if self.counts[kind.kind]]

    @cached_property
    def lists(self) -> list[Block]:
        """Those lists, each with its newest entries."""
        return [Block(kind, self.counts[kind.kind], self._newest(kind)) for kind in self.filled]

    @cached_property
    def starts(self) -> list[Entry]:
        """What an editor picked to start with, in that order."""
        picked = [entry for entry in self._shown if entry.start_position is not None]  # type: ignore[attr-defined]
        return sorted(picked, key=lambda entry: (entry.start_position, entry.pk))  # type: ignore[attr-defined]

    @cached_property
    def sections(self) -> list[Entry]:
        """The pages right below the topic, in their order."""
        name = self._page_model._meta.model_name
        kind = self._page_model._meta.label_lower
        path = path_of(TOPIC, self._slug)
        pages = [
            entry
            for entry in self._shown
            if entry.kind == kind and entry.slug.rpartition("/")[0] == path
        ]
        return sorted(pages, key=lambda entry: (getattr(entry, name).position, entry.pk))

    def _newest(self, listed: Listed) -> list[Entry]:
        entries = [e for e in self._shown if e.kind == listed.kind and e.is_on_topic]  # type: ignore[attr-defined]
        entries = sorted(entries, key=listed.first.key)[: listed.most]
        listed.first.present(entries)
        return entries

    @cached_property
    def _shown(self) -> list[Entry]:
        """Everything that the page names, with its texts: one statement."""
        visible = Entry.objects.visible_to(self._user)
        newest = [
            arm[: kind.most]
            for kind in self._listed
            for arm in kind.first.arms(self._on_topic(kind.kind))
        ]
        starts = visible.filter(starts_of__topic=self._pk)
        kind = self._page_model._meta.label_lower
        sections = visible.filter(kind=kind).lying_in(path_of(TOPIC, self._slug))
        arms = [arm.values("pk") for arm in [starts, sections, *newest]]
        pks = arms[0].union(*arms[1:], all=True)
        start = Start.objects.filter(topic=self._pk, entry=OuterRef("entry")).values("position")
        topics = Entry.topics.through.objects.filter(entry=OuterRef("entry"), topic=self._pk)
        texts = Version.objects.shown_in(current_language().code).filter(entry__in=pks)
        texts = texts.annotate(start_position=Subquery(start[:1]), is_on_topic=Exists(topics))
        facts = [kind.first.related for kind in self._listed if kind.first.related]
        facts = [f"entry__{name}" for name in [self._page_model._meta.model_name, *facts]]
        texts = texts.select_related("entry__picture", *facts)
        entries = []
        for text in texts:
            text.entry.shown_texts = [text]
            text.entry.start_position = text.start_position
            text.entry.is_on_topic = text.is_on_topic
            entries.append(text.entry)
        present(entries, self._kept)
        return entries

    def _on_topic(self, kind: str) -> Any:
        rows = Entry.topics.through.objects.filter(entry=OuterRef("pk"), topic=self._pk)
        return Entry.objects.visible_to(self._user).filter(Exists(rows), kind=kind)

    def _count(self) -> Counter[str]:
        if not self._listed:
            return Counter()
        arms = [
            self._on_topic(kind.kind).order_by().values_list("kind")[: MOST_COUNTED + 1]
            for kind in self._listed
        ]
        rows = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
        return Counter(kind for (kind,) in rows)
