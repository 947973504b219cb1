"""What the database is asked for: the units that hold words, or the newest of all."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from content.exact_names import Named
from content.matches import MOST_FOUND, Match, matches
from content.models.reading import type_of_reader
from search.ranking import newest_first
from search.units import Unit, newest_units, readable, units_with
from textsearch.queries import Query


class Found(NamedTuple):
    """Units in no order; where they are not all, the newest."""

    units: list[Unit]
    is_complete: bool


NOTHING = Found([], True)


class Search:
    """A query, asked of everything that its reader may read: each question once."""

    def __init__(self, query: Query, user: type_of_reader, named: Sequence[Named] = ()):
        self.query, self.user, self._named = query, user, named
        self._asked: dict[Hashable, Found] = {}

    def everywhere(self) -> Found:
        return self.among(readable(self.user), [])

    def among(self, entries: QuerySet, facts: Sequence[str], name: Hashable = ()) -> Found:
        """What holds the words among these entries, which fulfil the facts (see `matches`).

        The name tells them from other entries that fulfil the same facts.
        """
        key = tuple(facts), name
        if key not in self._asked:
            found = matches(self.query, entries, self.user, facts)
            units = self._units(found.rows)
            is_complete = found.is_complete and len(units) <= MOST_FOUND
            self._asked[key] = Found(self._most(units, is_complete), is_complete)
        return self._asked[key]

    def newest(self, name: str, entries: QuerySet, papers: QuerySet) -> Found:
        """The newest of these, whatever their words."""
        if name not in self._asked:
            units = newest_first(newest_units(entries, papers))
            self._asked[name] = Found(units[:MOST_FOUND], len(units) <= MOST_FOUND)
        return self._asked[name]

    def _units(self, rows: list[Match]) -> list[Unit]:
        """The units of the matches, and what is called exactly as the words: one statement."""
        entries = {match.entry for match in rows} | {named.entry for named in self._named}
        attachments = {match.attachment for match in rows if match.attachment}
        attachments |= {named.attachment for named in self._named if named.attachment}
        if not entries:
            return []
        units = units_with(entries, attachments, self.user)
        papers = {unit.attachment: unit for unit in units if unit.attachment is not None}
        pages = {unit.entry: unit for unit in units if not unit.attachment}
        for match in rows:
            # A page of a listed file is one of its entry.
            unit = papers.get(match.attachment or 0) or pages.get(match.entry)
            if unit:
                unit.matches.append(match)
        for named in self._named:
            unit = papers.get(named.attachment) if named.attachment else pages.get(named.entry)
            if unit:
                unit.place = min(unit.place, named.place)
        return [unit for unit in units if unit.matches or unit.is_named]

    @staticmethod
    def _most(units: list[Unit], is_complete: bool) -> list[Unit]:
        """Those that are listed: of more than that, what is named and the newest."""
        if is_complete:
            return units
        named = [unit for unit in units if unit.is_named]
        others = [unit for unit in newest_first(units) if not unit.is_named]
        return [*named, *others][:MOST_FOUND]
