"""Live figures: numbers in texts that are looked up when the text is shown.

A text says {{ members.total }}; readers see the number that records give at that moment, and
where no records do, the stated one with the day on which it was true.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from content import dates
from content.kept import Kept
from content.models import StatedFigure, Version

PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
# Without a number nothing stays of it, nor of the blank after it.
UNKNOWN = re.compile(rf"{PLACEHOLDER.pattern}\s?")
WORDS = ["title", "summary", "body"]
# Kept in place of a figure that no record gives.
NOBODY_KNOWS = ""


class Figure(NamedTuple):
    """A number, and the day on which it was true unless it is counted now."""

    value: int
    as_of: date | None = None

    @property
    def written(self) -> str:
        """Thousands apart by a thin blank, as the international standard writes them."""
        return f"{self.value:,}".replace(",", "\u202f")

    @property
    def as_of_day(self) -> str:
        return dates.day(self.as_of)


def figure(name: str, kept: Kept | None = None) -> Figure | None:
    """The figure with that name, such as members.total; None where nobody knows it.

    One statement where it is counted, and one for all that are stated; none for what is kept.
    """
    prefix, _dot, key = name.partition(".")
    if counts := settings.FIGURES.get(prefix):
        counted = _kept(kept, f"figure|{name}", lambda: import_string(counts)(key) or NOBODY_KNOWS)
        if counted != NOBODY_KNOWS:
            return counted
    return _kept(kept, "figures", _stated).get(name)


def fill(texts: Iterable[Version], kept: Kept | None = None) -> None:
    """Put numbers in place of what stands for them; no statement for texts without any.

    Each text that had one gets `stated_figures`: those that were true on a day.
    """
    for text in texts:
        found = {name for word in WORDS for name in _names(text, word)}
        if not found:
            continue
        figures = {name: number for name in found if (number := figure(name, kept))}
        for word in WORDS:
            if word in text.__dict__:
                setattr(text, word, _filled(getattr(text, word), figures))
        stated = {number for number in figures.values() if number.as_of}
        text.stated_figures = sorted(stated)  # type: ignore[attr-defined]


def _names(text: Version, word: str) -> list[str]:
    """What stands for figures in those words; nothing where they were not read."""
    words = text.__dict__.get(word, "")
    return PLACEHOLDER.findall(words) if "{{" in words else []


def _filled(words: str, figures: dict[str, Figure]) -> str:
    def put(match: re.Match[str]) -> str:
        number = figures.get(match[1])
        return match[0].replace(match[0].rstrip(), number.written) if number else ""

    return UNKNOWN.sub(put, words)


def _stated() -> dict[str, Figure]:
    rows = StatedFigure.objects.all()
    return {row.name: Figure(row.value, row.as_of) for row in rows}


def _kept(kept, name, make):
    return kept.get(name, make) if kept else make()
