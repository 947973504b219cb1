"""Indexes by letter: entries and their other names in the order of the visitor's alphabet.

The glossary and the A to Z are two of them. A short index stands on one page; of a long one,
each letter has a page of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.functions import JSONObject
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from content.alphabets import DIGITS, LATIN, OTHER, alphabet, letters, place
from content.figures import filled
from content.kept import Kept
from content.languages import LANGUAGES, current_language
from content.models import Entry, Synonym, Version

# Rows of an index that stands on one page, and on each page of a longer one.
MOST_WHOLE, PER_PAGE = 300, 100


class Row(NamedTuple):
    """A line of an index: an entry, or another name of one, which `see` then holds."""

    words: str
    kind: str
    slug: str
    language_tag: str
    direction: str
    is_fallback: bool
    abbreviation: str = ""
    summary: str = ""
    see: "Row | None" = None

    @property
    def url(self) -> str:
        return Entry(kind=self.kind, slug=self.slug).get_absolute_url()


class Letter(NamedTuple):
    """A letter as a page shows it: without an address where nothing stands under it."""

    label: str
    anchor: str
    url: str
    is_current: bool


class Group(NamedTuple):
    """The rows under one letter."""

    letter: Letter
    rows: list[Row]


def rows(entries: QuerySet, code: str, abbreviation: str, *, summaries: bool = False) -> list[Row]:
    """Every entry with its other names in that language or in its text's: one statement.

    `abbreviation` is the column of the short name that is the same in all languages.
    """
    names = Synonym.objects.filter(entry=OuterRef("entry")).order_by("pk")
    names = names.filter(Q(language=code) | Q(language=OuterRef("language")))
    texts = Version.objects.shown_in(code).filter(entry__in=entries.values("pk"))
    found = texts.values_list(
        "title",
        "language",
        "entry__kind",
        "entry__slug",
        f"entry__{abbreviation}",
        "summary" if summaries else Value(""),
        ArraySubquery(names.values(name=JSONObject(words="words", language="language"))),
    )
    return [row for columns in found for row in _rows_of(code, *columns)]


def _rows_of(
    code: str,
    title: str,
    language: str,
    kind: str,
    slug: str,
    abbreviation: str | None,
    summary: str,
    names: list[dict[str, str]],
) -> list[Row]:
    row = _row(filled(title), language, code, kind, slug)._replace(
        abbreviation=abbreviation or "", summary=filled(summary)
    )
    others = {(name["words"], name["language"]) for name in names}
    if abbreviation:
        others.add((abbreviation, language))
    others.discard((title, language))
    return [row, *(_row(words, of, code, kind, slug)._replace(see=row) for words, of in others)]


def _row(words: str, language: str, code: str, kind: str, slug: str) -> Row:
    tag, direction = LANGUAGES[language].tag, LANGUAGES[language].direction
    return Row(words, kind, slug, tag, direction, language != code)


def arranged(all_rows: Iterable[Row], code: str) -> dict[str, list[Row]]:
    """The rows under their letters, both in the order of the alphabet of that language."""
    places = [(place(row.words, code), row) for row in all_rows]
    places.sort(key=lambda placed: placed[0].key)
    by_letter: dict[str, list[Row]] = defaultdict(list)
    for (letter, _key), row in places:
        by_letter[letter].append(row)
    return dict(by_letter)


def lines_of(code: str, used: Container[str]) -> list[list[str]]:
    """The letters in order: those of the language, then the others that are in use."""
    own = alphabet(code)
    rest = [letter for letter in letters(code) if letter not in own]
    has_latin = any(letter in used for letter in rest if letter in LATIN)
    others = [letter for letter in rest if letter in used or (has_latin and letter in LATIN)]
    return [[*line] for line in (own, others) if line]


def letter_on_page(letter: str, used: Container[str]) -> Letter:
    """A letter that leads to its heading in the same page, where there is one."""
    label = _("Other scripts") if letter == OTHER else letter
    anchor = {OTHER: "other", DIGITS: "0-9"}.get(letter, letter.lower())
    return Letter(label, anchor, f"#{anchor}" if letter in used else "", is_current=False)


class LetterIndex:
    """What one page of an index shows, kept by name: its letters, its rows, its neighbours."""

    def __init__(self, kept: Kept, name: str, make: Callable[[], list[Row]], query: QueryDict):
        self._kept, self._name, self._make = kept, f"letters|{name}", make
        self._code = current_language().code
        self._numbers = kept.get(self._name, self._count)
        self.is_whole = sum(self._numbers.values()) <= MOST_WHOLE
        asked = query.get("letter", "")
        self._current = asked if asked in self._numbers else next(iter(self._numbers), "")
        self._number = query.get("page", "")

    @property
    def alphabets(self) -> list[list[Letter]]:
        """The letters in order: those of the language, then the others that are in use."""
        lines = lines_of(self._code, self._numbers)
        return [[self._letter(letter) for letter in line] for line in lines]

    @cached_property
    def groups(self) -> list[Group]:
        """The letters on this page with their rows."""
        if self.is_whole:
            whole = self._kept.get(f"{self._name}|whole", lambda: self._arranged)
            return [Group(self._letter(letter), found) for letter, found in whole.items()]
        return [Group(self._letter(self._current), list(self._page))]

    @property
    def pages(self) -> list[dict[str, Any]]:
        """The pages of a letter that fills more than one."""
        numbers = [] if self.is_whole else list(self._page.paginator.page_range)
        return [
            {
                "number": number,
                "url": f"?{urlencode({'letter': self._current, 'page': number})}",
                "is_current": number == self._page.number,
            }
            for number in numbers
            if len(numbers) > 1
        ]

    @cached_property
    def _arranged(self) -> dict[str, list[Row]]:
        return arranged(self._make(), self._code)

    @cached_property
    def _page(self) -> Page:
        name = f"{self._name}|{self._current}"
        found = self._kept.get(name, lambda: self._arranged[self._current])
        return Paginator(found, PER_PAGE).get_page(self._number)

    def _count(self) -> dict[str, int]:
        """How many rows stand under each letter; keeps the rows of all letters meanwhile."""
        for letter, found in self._arranged.items():
            self._kept.get(f"{self._name}|{letter}", found.copy)
        return {letter: len(found) for letter, found in self._arranged.items()}

    def _letter(self, letter: str) -> Letter:
        here = letter_on_page(letter, self._numbers)
        if self.is_whole or not here.url:
            return here
        url = f"?{urlencode({'letter': letter})}"
        return here._replace(url=url, is_current=letter == self._current)
