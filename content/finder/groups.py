"""Entries of a page under headings: letters, regions, months."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple


class Heading(NamedTuple):
    """What stands above entries that follow one another; `anchor` is its id in the page.

    A label in another language than the page's carries its tag and its direction.
    """

    label: Any
    anchor: str
    language_tag: str = ""
    direction: str = ""

    @property
    def is_fallback(self) -> bool:
        return bool(self.language_tag)


class Group(NamedTuple):
    """Entries with their heading; None where the order gives none."""

    heading: Heading | None
    entries: list


def grouped(
    entries: Iterable[Any], heading_of: Callable[[Any], Heading | None] | None
) -> list[Group]:
    """Entries in their order, those with the same heading together."""
    if heading_of is None:
        return [Group(None, list(entries))]
    return [Group(heading, list(some)) for heading, some in groupby(entries, heading_of)]
