"""Live figures: numbers in texts that are looked up when the text is shown.

A text says {{ members.total }}, or {{ members.total on 2015-06-30 }}; readers see the number that
records give at that moment, or gave on that day, and where no records do, the stated one with the
day on which it was true.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.module_loading import import_string

from content import dates
from content.kept import Kept
from content.models import StatedFigure, Version
from content.numerals import spaced
from content.partial_dates import first_day, last_day

NAME = r"[\w.-]+(?:\s+on\s+[0-9-]+)?"
PLACEHOLDER = re.compile(rf"\{{\{{\s*({NAME})\s*\}}\}}")
# Without a number nothing stays of it, nor of the blank after it.
UNKNOWN = re.compile(rf"{PLACEHOLDER.pattern}\s?")
# What an editor may have meant as one.
INTENDED = re.compile(r"\{\{[^{}]{0,100}\}?\}?")
WORDS = ["title", "summary", "body"]
# Kept in place of a figure that no record gives.
NOBODY_KNOWS = ""


class Figure(NamedTuple):
    """A number, and the day on which it was true unless it is counted now."""

    value: int
    as_of: date | None = None

    @property
    def written(self) -> str:
        return spaced(self.value)

    @property
    def as_of_day(self) -> str:
        return dates.day(self.as_of)


class Offered(NamedTuple):
    """A figure that editors may choose: the name in texts, what it counts in words, its number.

    `has_past` says whether it is known for days before.
    """

    name: str
    words: str
    figure: Figure
    has_past: bool = True


def figure(name: str, kept: Kept | None = None) -> Figure | None:
    """The figure with that name, such as members.total; None where nobody knows it.

    With a day it is the figure of then: "members.total on 2015-06-30", or on 2015-06 or 2015,
    which mean their last day. One statement where it is counted, and one for all that are
    stated; none for what is kept.
    """
    plain, _on, written = name.partition(" on ")
    on = _day(written.strip()) if written else None
    if written and not on:
        return None
    prefix, _dot, key = plain.strip().partition(".")
    if counts := settings.FIGURES.get(prefix):
        count = import_string(counts)
        counted = _kept(kept, f"figure|{name}", lambda: count(key, on) or NOBODY_KNOWS)
        if counted != NOBODY_KNOWS:
            return counted._replace(as_of=counted.as_of or on)
    stated = _kept(kept, "figures", _stated).get(plain.strip())
    return None if stated and on and stated.as_of > on else stated


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


def filled(words: str, kept: Kept | None = None) -> str:
    """Words of which no `Version` was made, with numbers in place; as `fill` does."""
    if "{{" not in words:
        return words
    found = {_name(match) for match in PLACEHOLDER.finditer(words)}
    return _filled(words, {name: number for name in found if (number := figure(name, kept))})


def unknown(words: str) -> list[str]:
    """What stands in words, or in markup, like a live figure and is none: each once."""
    written = dict.fromkeys(INTENDED.findall(words))
    return [unescape(strip_tags(text)) for text in written if not _is_known(text)]


def offered() -> list[Offered]:
    """Every figure that has a number now, named for editors: a few statements."""
    named = [one for name in settings.FIGURE_LISTS for one in import_string(name)()]
    counted = {one.name for one in named}
    stated = [Offered(name, name, number) for name, number in sorted(_stated().items())]
    return [*named, *(one for one in stated if one.name not in counted)]


def _is_known(written: str) -> bool:
    match = PLACEHOLDER.fullmatch(written)
    return bool(match and figure(_name(match)))


def _day(written: str) -> date | None:
    """The last day of a day, month or year, or today if it is not over.

    None for what is no date, and for one that has not begun.
    """
    today = timezone.localdate()
    try:
        first, last = first_day(written), last_day(written)
    except ValueError:
        return None
    return min(last, today) if first <= today else None


def _names(text: Version, word: str) -> list[str]:
    """What stands for figures in those words; nothing where they were not read."""
    words = text.__dict__.get(word, "")
    return [_name(match) for match in PLACEHOLDER.finditer(words)] if "{{" in words else []


def _name(match: re.Match[str]) -> str:
    """The name in a placeholder, with single blanks."""
    return " ".join(match[1].split())


def _filled(words: str, figures: dict[str, Figure]) -> str:
    def put(match: re.Match[str]) -> str:
        number = figures.get(_name(match))
        return match[0].replace(match[0].rstrip(), number.written) if number else ""

    return UNKNOWN.sub(put, words)


def _stated() -> dict[str, Figure]:
    rows = StatedFigure.objects.all()
    return {row.name: Figure(row.value, row.as_of) for row in rows}


def _kept(kept: Kept | None, name: str, make: Callable[[], Any]) -> Any:
    return kept.get(name, make) if kept else make()
