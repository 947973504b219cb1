"""A letter as HTML, made from its text: the same words in the same order, and nothing else.

Paragraphs stand between empty lines. A line that is only a link of the portal is shown as a button
with its address below, lines that begin with ">" as a quotation without links, and what follows
the line "--" as the foot. In a paragraph that begins with "- " a link is a line like others.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from mail.wording import FOOT, PUNCTUATION, QUOTATION, is_own, split_links

PARAGRAPH, BUTTON, QUOTED = "paragraph", "button", "quotation"
# How a line of a list begins.
ITEM = "- "


class Piece(NamedTuple):
    """Words of a line; where they are a link of the portal, `url` is where it leads."""

    words: str
    url: str = ""


class Block(NamedTuple):
    """Lines of one kind: a paragraph, a button or a quotation."""

    kind: str
    lines: list[list[Piece]]


def html_of(subject: str, body: str, language: str) -> str:
    """The page of a letter in that language. Everything in it is escaped."""
    text, _mark, foot = f"\n{body}".rpartition(f"\n{FOOT}\n")
    if not _mark:
        text, foot = body, ""
    with translation.override(language):
        context = {
            "subject": subject,
            "blocks": list(blocks(text)),
            "foot": [pieces(line) for line in foot.splitlines() if line.strip()],
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "site_url": settings.SITE_URL,
        }
        return render_to_string("mail/letter.html", context)


def blocks(text: str) -> Iterator[Block]:
    """The text of a letter in pieces of one kind each."""
    for paragraph in text.split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line.strip()]
        if paragraph.startswith(ITEM):
            yield Block(PARAGRAPH, [pieces(line.strip()) for line in lines])
            continue
        for kind, group in groupby(lines, _kind):
            if kind == QUOTED:
                yield Block(kind, [[Piece(line[len(QUOTATION) :])] for line in group])
            elif kind == BUTTON:
                yield from (Block(kind, [[Piece(line.strip(), line.strip())]]) for line in group)
            else:
                yield Block(kind, [pieces(line) for line in group])


def pieces(line: str) -> list[Piece]:
    """A line in words and links of the portal; other addresses are words."""
    found = []
    for words in split_links(line):
        link = words.rstrip(PUNCTUATION)
        if is_own(link):
            found += [Piece(link, link), Piece(words[len(link) :])]
        else:
            found.append(Piece(words))
    return [piece for piece in found if piece.words]


def _kind(line: str) -> str:
    if line.startswith(">"):
        return QUOTED
    return BUTTON if is_own(line.strip()) and " " not in line.strip() else PARAGRAPH
