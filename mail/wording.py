"""Words for letters, which are plain text: what people wrote never looks like what we say.

A word of theirs stays within its line and brings no link; where a letter repeats a text of theirs,
each line of it is marked as a quotation.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.functional import Promise

MAX_SUBJECT = 200
QUOTATION = "> "
# The line above what says where a letter comes from.
FOOT = "--"
# As mail programs find links in plain text.
LINK = re.compile(r"\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+", re.IGNORECASE)
PUNCTUATION = ".,;:!?)]}>'\"»”’،؛؟。，；：！？）"
PLAIN_TYPES = (bool, int, float, Decimal, date, type(None))


class ForeignLinkError(ValueError):
    """A letter would lead its reader to another host than the portal's."""


class Quoted(str):
    """A text of somebody else that a letter repeats: in the template, a paragraph of its own."""

    __slots__ = ()


def printable(words: str) -> str:
    """Words without line ends and what else cannot be printed."""
    return "".join(c if c.isprintable() else " " for c in words)


def one_line(words: str) -> str:
    """Words for a header or within a sentence: without line ends, one space between two."""
    return " ".join(printable(words).split())


def is_own(link: str) -> bool:
    """Whether a link leads to the portal itself."""
    own = settings.SITE_URL
    return link == own or link.startswith((f"{own}/", f"{own}?"))


def foreign_links(text: str) -> Iterator[str]:
    """The links of a text that lead elsewhere."""
    links = (found.rstrip(PUNCTUATION) for found in LINK.findall(text))
    return (link for link in links if not is_own(link))


def split_links(line: str) -> list[str]:
    """A line in pieces, of which each is a link or words without any."""
    return re.split(f"({LINK.pattern})", line, flags=re.IGNORECASE)


def plain(value: Any) -> Any:
    """A value for the template of a letter, in which no word of others can pass for ours.

    Raises TypeError for what is neither words, number nor date, or a list or dict of such:
    the attributes of an object would escape this.
    """
    if isinstance(value, Quoted):
        return quoted(value)
    if isinstance(value, (str, Promise)):
        words = one_line(str(value))
        for link in foreign_links(words):
            words = words.replace(link, "…")
        return words
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, PLAIN_TYPES):
        return value
    raise TypeError(f"a letter takes words, numbers and dates, not {type(value).__name__}")


def quoted(text: str) -> str:
    """A text of somebody else, marked as such line by line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(f"{QUOTATION}{printable(line)}".rstrip() for line in lines)


def paragraphs(text: str) -> str:
    """A text with one empty line between paragraphs, however many a template left there.

    Raises ForeignLinkError for a link to another host that is not in a quotation.
    """
    lines = [line.rstrip() for line in text.strip().splitlines()]
    for line in lines:
        if not line.startswith(">"):
            for link in foreign_links(line):
                raise ForeignLinkError(f"{link} is not of {settings.SITE_URL}")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"
