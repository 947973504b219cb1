"""What the database is asked for: the units that hold words, or the newest of all."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from content.exact_names import Named
from content.match_sql import type_of_entries
from content.matches import MOST_FOUND, MOST_TRIED, Match, expected_matches, matches
from content.models.reading import type_of_reader
from search.ranking import newest_first
from search.units import Unit, all_readable, newest_units, units_with
from textsearch.queries import Query


@dataclass(frozen=True)
class Found:
    """Units in no order; where they are not all, the newest."""

    units: list[Unit]
    is_complete: bool

    @cached_property
    def tally(self) -> Counter[str]:
        """The number of units of each fact."""
        return Counter(" ".join(unit.facts for unit in self.units).split())

    def with_any(self, wanted: Iterable[set[str]]) -> "Found":
        """The units that have any fact of each of these sets."""
        units = self.units
        for facts in wanted:
            units = [unit for unit in units if not facts.isdisjoint(unit.facts.split())]
        return self if units is self.units else Found(units, self.is_complete)


NOTHING = Found([], True)


class Search:
    """A query, asked of everything that its reader may read: each question once."""

    def __init__(self, query: Query, user: type_of_reader, named: Sequence[Named] = ()):
        self.query, self.user, self._named = query, user, named
        self._asked: dict[Hashable, Found] = {}

    @cached_property
    def _expected(self) -> int:
        return expected_matches(self.query, all_readable(), self.user)

    @property
    def seems_common(self) -> bool:
        """Whether more seems to hold the words than would all be found."""
        return self._expected > MOST_TRIED

    @property
    def has_found(self) -> bool:
        """Whether anything of what was asked for already was found."""
        return any(found.units for found in self._asked.values())

    def everywhere(self, *, is_ranked: bool = True) -> Found:
        return self.among(all_readable(), [], is_ranked=is_ranked)

    def among(
        self,
        entries: type_of_entries,
        facts: Sequence[str],
        name: Hashable = (),
        *,
        is_ranked: bool = True,
    ) -> Found:
        """What holds the words among these entries, which fulfil the facts (see `matches`).

        The name tells them from other entries that fulfil the same facts.
        """
        key = tuple(facts), name
        for known in ((*key, True), (*key, is_ranked)):
            if known in self._asked:
                return self._asked[known]
        held = matches(
            self.query,
            entries,
            self.user,
            facts,
            is_ranked=is_ranked,
            with_facts=True,
            expected=None if facts or name else self._expected,
        )
        units = self._units(held.rows)
        is_complete = held.is_complete and len(units) <= MOST_FOUND
        found = Found(self._most(units, is_complete), is_complete)
        self._asked[*key, is_ranked] = found
        return found

    def newest(self, name: str, entries: QuerySet, papers: QuerySet) -> Found:
        """The newest of these, whatever their words."""
        if name not in self._asked:
            units = newest_first(newest_units(entries, papers))
            self._asked[name] = Found(units[:MOST_FOUND], len(units) <= MOST_FOUND)
        return self._asked[name]

    def _units(self, rows: list[Match]) -> list[Unit]:
        """The units of the matches, and what is called exactly as the words.

        A statement for papers, and one for pages that only their name tells; else none.
        """
        pages = _pages(rows)
        in_papers = [match for match in rows if match.facts is None]
        papers = {match.attachment for match in in_papers if match.attachment}
        papers |= {named.attachment for named in self._named if named.attachment}
        entries = {named.entry for named in self._named if not named.attachment} - pages.keys()
        asked = units_with(entries, papers, self.user)
        pages |= {unit.entry: unit for unit in asked if unit.attachment is None}
        of_papers = {unit.attachment: unit for unit in asked if unit.attachment is not None}
        for match in in_papers:
            if match.attachment in of_papers:
                of_papers[match.attachment].matches.append(match)
        for named in self._named:
            unit = of_papers.get(named.attachment) if named.attachment else pages.get(named.entry)
            if unit:
                unit.place = min(unit.place, named.place)
        return [*pages.values(), *of_papers.values()]

    @staticmethod
    def _most(units: list[Unit], is_complete: bool) -> list[Unit]:
        """Those that are listed: of more than that, what is named and the newest."""
        if is_complete:
            return units
        named = [unit for unit in units if unit.is_named]
        others = [unit for unit in newest_first(units) if not unit.is_named]
        return [*named, *others][:MOST_FOUND]


def _pages(rows: list[Match]) -> dict[int, Unit]:
    """The units of entries, by key, with their matches: a page of a listed file is its entry's."""
    pages: dict[int, Unit] = {}
    for match in rows:
        if match.facts is not None:
            unit = pages.get(match.entry)
            if unit is None:
                unit = Unit.of(None, match.entry, match.published_at, match.facts)
                pages[match.entry] = unit
            unit.matches.append(match)
    return pages
