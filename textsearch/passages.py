"""The passage of a text around the words of a query, as plain text with the words marked."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from textsearch.marks import Mark, marks
from textsearch.queries import Query

MAX_CHARACTERS = 240
# As far as texts are indexed.
MAX_TEXT_CHARACTERS = 100_000
# Beyond these a text holds enough of what was asked for.
MAX_MARKS, MAX_MARKS_IN_PASSAGE = 300, 20
# A passage ends up to so many characters earlier where a word ends.
MAX_ENDING = 30
BLANKS, BLANK = re.compile(r"\s+"), re.compile(r"\s")


class Part(NamedTuple):
    """A piece of a passage as plain text, and whether it is what was searched for."""

    text: str
    is_match: bool


def passages(
    query: Query, texts: Sequence[tuple[str, str]], most: int = MAX_CHARACTERS
) -> list[list[Part]]:
    """For each pair of language and plain text, the passage that holds most of what was asked.

    A passage has at most about so many characters, whole words in the spelling of the text, and
    "…" where the text goes on; blanks are single. A text without a match gives its beginning,
    unmarked. With `most` above its length, a title comes back whole. At most one statement.
    """
    texts = [(language, text[:MAX_TEXT_CHARACTERS]) for language, text in texts]
    found = marks(query, texts)
    return [
        _passage(text, some[:MAX_MARKS], most)
        for (_language, text), some in zip(texts, found, strict=True)
    ]


def _passage(text: str, found: list[Mark], most: int) -> list[Part]:
    start, end = (0, len(text)) if len(text) <= most else _window(text, _best(found, most), most)
    parts = [Part("… ", False)] if start else []
    at = start
    for mark in found:
        if start <= mark.start and mark.end <= end:
            parts += [Part(text[at : mark.start], False), Part(text[mark.start : mark.end], True)]
            at = mark.end
    parts.append(Part(text[at:end], False))
    if end < len(text):
        parts.append(Part(" …", False))
    parts = [Part(BLANKS.sub(" ", part.text), part.is_match) for part in parts]
    return [part for part in parts if part.text]


def _best(found: list[Mark], most: int) -> list[Mark]:
    """The first of the clusters that hold most different words, most of them."""
    best: list[Mark] = []
    highest = (0, 0)
    for at, first in enumerate(found):
        cluster = [
            mark
            for mark in found[at : at + MAX_MARKS_IN_PASSAGE]
            if mark.end - first.start <= most * 3 // 4
        ]
        score = len({mark.wanted for mark in cluster}), len(cluster)
        if score > highest:
            best, highest = cluster, score
    return best


def _window(text: str, cluster: list[Mark], most: int) -> tuple[int, int]:
    """From where to where a passage goes: the cluster in the middle, no word cut."""
    first, last = (cluster[0].start, cluster[-1].end) if cluster else (0, 0)
    start = max(0, first - (most - (last - first)) // 2)
    end = min(len(text), start + most)
    start = max(0, min(start, end - most))
    if start:
        blank = BLANK.search(text, start - 1, min(first, start + MAX_ENDING))
        start = blank.end() if blank else start
    if end < len(text):
        blank_at = max(text.rfind(" ", last, end + 1), text.rfind("\n", last, end + 1))
        end = blank_at if blank_at > end - MAX_ENDING else end
    return start, end
