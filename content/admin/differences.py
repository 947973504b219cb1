"""Differences between two texts, word by word."""

import html
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

import nh3

BLOCK_ENDS = re.compile(r"</(?:p|h2|h3|li|tr|blockquote|figcaption)>|<br\s*/?>")
WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing costs up to the product of the lengths; longer texts are compared by line.
MOST_WORDS = 6_000


class Run(NamedTuple):
    """A piece of text: "same", "removed" or "added"."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Run]:
    """The pieces of both texts in reading order, what was removed before what was added."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return list(_runs(matcher, old, new))


def lines_of(markup: str) -> str:
    """Rich text as plain lines, a paragraph each."""
    text = nh3.clean(BLOCK_ENDS.sub("\n", markup), tags=set())
    return html.unescape(text).strip()


def _runs(matcher: SequenceMatcher, old: list[str], new: list[str]) -> Iterator[Run]:
    for step, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if step == "equal":
            yield Run("same", "".join(old[old_start:old_end]))
            continue
        if old_end > old_start:
            yield Run("removed", "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Run("added", "".join(new[new_start:new_end]))
