"""The terms of the glossary where a text uses them: offered once per page, a press away.

Words become buttons in clean rich text that a real parser has taken apart; nothing but text
between tags is ever touched. The cost grows with the length of the text, not with the number
of terms.
"""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from content.figures import filled
from content.kept import Kept
from content.languages import LANGUAGES
from content.models import Entry, Synonym, Term, Version
from content.models.reading import type_of_reader
from content.rich_text import VOID, clean
from content.wording import Word, words_of

MOST_ON_A_PAGE = 8
# Text inside these is left as it is: it leads somewhere, is a heading, or is no prose.
SILENT = {"a", "abbr", "caption", "cite", "code", "h2", "h3", "th"}


class Explanation(NamedTuple):
    """A term as a text offers it: the id of its note, its words and their language."""

    slug: str
    title: str
    summary: str
    language_tag: str
    direction: str
    is_fallback: bool

    @property
    def anchor(self) -> str:
        return f"term-{self.slug}"

    @property
    def url(self) -> str:
        return reverse("content:term_detail", kwargs={"slug": self.slug})


class Vocabulary(NamedTuple):
    """The terms of one language: title and definition by slug, and slugs by how they are written.

    A key of `exact` or `folded` is words with blanks between; `lengths` are the numbers of words,
    the largest first, of the keys that begin with a word.
    """

    terms: dict[str, tuple[str, str]]
    exact: dict[str, str]
    folded: dict[str, str]
    lengths: dict[str, list[int]]


def explain(
    entry: Entry, text: Version, user: type_of_reader, kept: Kept
) -> tuple[SafeString, list[Explanation]]:
    """The body of a text of an entry with its terms as buttons, and what the buttons show.

    At most one statement, kept; none for an entry that explains no terms or has no body.
    """
    body = clean(text.body)
    if not body or not entry.explains_terms:
        return mark_safe(body), []
    vocabulary = kept.get(f"vocabulary|{text.language}", lambda: _vocabulary(text.language, user))
    own = entry.slug if entry.kind == Term._meta.label_lower else ""
    marker = Marker(vocabulary, text.language, own)
    marker.feed(body)
    marker.close()
    offered = [
        Explanation(
            slug, *vocabulary.terms[slug], text.language_tag, text.direction, text.is_fallback
        )
        for slug in marker.found
    ]
    return mark_safe("".join(marker.parts)), offered


def _vocabulary(language: str, user: type_of_reader) -> Vocabulary:
    terms = Term.objects.visible_to(user).filter(is_offered=True)
    names = Synonym.objects.filter(entry=OuterRef("entry"), language=language)
    texts = Version.objects.published().filter(language=language, entry__in=terms.values("pk"))
    rows = texts.exclude(summary="").values_list(
        "entry__slug", "title", "summary", "entry__term__abbreviation",
        ArraySubquery(names.values("words")),
    )  # fmt: skip
    return vocabulary_of(rows, language)


def vocabulary_of(
    rows: Iterable[tuple[str, str, str, str, list[str]]], language: str
) -> Vocabulary:
    """The vocabulary of these terms: slug, title, definition, abbreviation and other names."""
    vocabulary = Vocabulary({}, {}, {}, {})
    for slug, title, summary, abbreviation, names in rows:
        vocabulary.terms[slug] = (title, filled(summary))
        for written in {title, abbreviation, *names} - {""}:
            words = words_of(written, language)
            # A name in capitals is an abbreviation, wherever an editor wrote it.
            is_exact = written == abbreviation or written.isupper()
            if words:
                phrases = vocabulary.exact if is_exact else vocabulary.folded
                phrases.setdefault(_key(words, is_exact=is_exact), slug)
                first = words[0].folded
                lengths = {*vocabulary.lengths.get(first, []), len(words)}
                vocabulary.lengths[first] = sorted(lengths, reverse=True)
    return vocabulary


def _key(words: list[Word], *, is_exact: bool) -> str:
    return " ".join(word.exact if is_exact else word.folded for word in words)


class Marker(HTMLParser):
    """Rewrites clean rich text: the first use of each term becomes a button.

    `parts` is the markup, every tag as it came; `found` the slugs of the terms, in their order.
    """

    def __init__(self, vocabulary: Vocabulary, language: str, own: str = ""):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.found: list[str] = []
        self._vocabulary, self._language = vocabulary, language
        self._not_offered = {own}
        self._open: list[bool] = []

    def handle_starttag(self, tag, attrs):
        self.parts.append(self.get_starttag_text() or "")
        language = dict(attrs).get("lang")
        is_other = language is not None and language != LANGUAGES[self._language].tag
        if tag not in VOID:
            self._open.append(is_other or tag in SILENT)

    def handle_endtag(self, tag):
        self.parts.append(f"</{tag}>")
        if self._open:
            self._open.pop()

    def handle_data(self, data):
        self.parts.append(escape(data, quote=False) if any(self._open) else self._marked(data))

    def _marked(self, data: str) -> str:
        words = words_of(data, self._language)
        parts, done, index = [], 0, 0
        while index < len(words) and len(self.found) < MOST_ON_A_PAGE:
            slug, length = self._term_at(data, words, index)
            if slug:
                start, end = words[index].start, words[index + length - 1].end
                parts += [escape(data[done:start], quote=False), _button(slug, data[start:end])]
                self.found.append(slug)
                self._not_offered.add(slug)
                done = end
            index += length
        return "".join([*parts, escape(data[done:], quote=False)])

    def _term_at(self, data: str, words: list[Word], index: int) -> tuple[str, int]:
        """The longest term that begins with a word, and its number of words: "", 1 for none.

        A term that has been offered before is passed over whole, so that no shorter one is
        found inside it.
        """
        for length in self._vocabulary.lengths.get(words[index].folded, []):
            used = words[index : index + length]
            slug = self._vocabulary.exact.get(
                _key(used, is_exact=True)
            ) or self._vocabulary.folded.get(_key(used, is_exact=False))
            if slug and all(_joins(data[a.end : b.start]) for a, b in pairwise(used)):
                return "" if slug in self._not_offered else slug, len(used)
        return "", 1


def _joins(between: str) -> bool:
    """Whether words with this between them can belong together: blanks, hyphens, apostrophes."""
    return not between.strip(" \t\n\u00a0\u202f-‐‑'’")


def _button(slug: str, words: str) -> str:
    """The words, unchanged, as a button that shows the note on their term."""
    return (
        f'<button type="button" class="term" popovertarget="term-{escape(slug)}"'
        f' aria-describedby="terms-hint">{escape(words, quote=False)}</button>'
    )
