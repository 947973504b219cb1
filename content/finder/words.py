"""The words of a finder: which entries hold them, and how well."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from content.languages import order_of_preference
from content.matches import MOST_FOUND, Match, Matches, matches, matching_pages
from content.models import Version
from content.models.reading import type_of_reader
from textsearch.queries import Query
from textsearch.vectors import ReadyQuery


class Holders(NamedTuple):
    """Entries that hold the words, best match first; the newest of them where there are more."""

    pks: list[int]
    is_complete: bool


class Words:
    """What was typed, asked of the entries of a list that a reader may read."""

    def __init__(self, query: Query, entries: QuerySet, user: type_of_reader, language: str):
        self.query, self._entries, self._user = query, entries, user
        self._languages = order_of_preference(language)
        self._found: dict[Hashable, Holders] = {}

    def holders(
        self, entries: QuerySet | None = None, facts: Sequence[str] = (), name: Hashable = ""
    ) -> Holders:
        """Those among all entries of the list; of common words, those among these of the name.

        Words are asked for first, by the index of words alone: asked together with the rest,
        PostgreSQL may walk the whole archive by date in search of a word that nothing holds.
        """
        everywhere = self._holders("", self._entries, [])
        if everywhere.is_complete or entries is None:
            return everywhere
        return self._holders(name, entries, facts)

    def condition(self) -> Q:
        """The condition on entries that hold the words, however many they are."""
        texts = Version.objects.published().filter(
            search_vector=ReadyQuery(self.query.text()), entry=OuterRef("pk")
        )
        pages = matching_pages(self.query, self._user).filter(entry=OuterRef("pk"))
        return Q(Exists(texts)) | Q(Exists(pages))

    def _holders(self, name: Hashable, entries: QuerySet, facts: Sequence[str]) -> Holders:
        if name not in self._found:
            kind = f"'k={entries.model._meta.label_lower}'"
            found = matches(self.query, entries, self._user, [kind, *facts])
            self._found[name] = self._ranked(found)
        return self._found[name]

    def _ranked(self, found: Matches) -> Holders:
        best = best_of(found.rows, self._languages)
        is_complete = found.is_complete and len(best) <= MOST_FOUND
        if not is_complete:
            best = sorted(best, key=lambda match: match.published_at, reverse=True)[:MOST_FOUND]
            best = in_order(best, self._languages)
        return Holders([match.entry for match in best], is_complete)


def best_of(rows: Iterable[Match], languages: Sequence[str]) -> list[Match]:
    """The best match of each entry, in their order."""
    best: dict[int, Match] = {}
    for match in in_order(rows, languages):
        best.setdefault(match.entry, match)
    return list(best.values())


def in_order(rows: Iterable[Match], languages: Sequence[str]) -> list[Match]:
    """Those in the reader's language first, each by how well they hold the words, then by date."""
    own = languages[0]
    return sorted(rows, key=lambda m: (m.language != own, -m.rank, -m.published_at))
