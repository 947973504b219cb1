"""What a reader's words ask for: a query on search vectors, for each language in its own way.

Quotes hold a phrase together, a minus excludes; nothing that can be typed is an error. Words that
a language drops as common are asked for only where nothing else was typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import NamedTuple

from django.conf import settings

from textsearch import asked
from textsearch.asked import Slot, Term
from textsearch.equivalents import Equivalents, type_of_equivalents
from textsearch.forms import seen
from textsearch.lexemes import Wording, loose, phrases
from textsearch.phrasing import about, without_own_names
from textsearch.vectors import lexeme
from textsearch.words import folded

__all__ = ["Query", "Term", "understand"]

MAX_QUERY_CHARACTERS = 200
MAX_TERMS = 16
# What somebody may send at all; nothing behind is looked at.
MAX_SENT_CHARACTERS = 4_000
MAX_BEGINNINGS = 20
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂「」『』〝〞", '"'))
# A comma or colon between digits belongs to the number.
TERM = re.compile(
    r'(?P<minus>(?<!\S)[-−](?=[\w"]))?'
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>(?:[^\s",:;…、。，；：،؛]|(?<=\d)[,:](?=\d))+))'
)
WORD = re.compile(r"([^\W_]+)")
NO_EQUIVALENTS = Equivalents()


@dataclass(frozen=True)
class Query:
    """The words of a reader, and by language the tsquery of texts that hold them.

    `by_language` has no entry for a language in which the words ask for nothing. A query is
    false where that is all of them. `is_cut` says that more was typed than is asked for. A text
    may miss so many of the words, or must hold so many, whichever; `every` is by language the
    tsquery of texts that miss none.
    """

    words: str
    terms: tuple[Term, ...] = ()
    by_language: dict[str, str] = field(default_factory=dict)
    every: dict[str, str] = field(default_factory=dict, repr=False)
    is_cut: bool = False
    is_loose: bool = False
    may_miss: int = 0
    must_hold: int = 0
    _equivalents: Equivalents = field(default=NO_EQUIVALENTS, repr=False, compare=False)
    _beginnings: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)

    def __bool__(self):
        return bool(self.by_language)

    def text(self, *facts: str) -> str:
        """The tsquery of rows in any language that also hold each of the facts."""
        return " & ".join([self.text_in([code for code, _name in settings.LANGUAGES]), *facts])

    def text_in(self, languages: Sequence[str]) -> str:
        """The tsquery of rows in one of these languages, which alone are looked through.

        Empty where the words ask for nothing in them.
        """
        codes: dict[str, list[str]] = {}
        for code in languages:
            codes.setdefault(self.by_language.get(code, ""), []).append(lexeme(f"l={code}"))
        if len(codes) == 1:
            # It is the same in all of them, which need not be told apart.
            return "".join(f"({text})" for text in codes if text)
        return _any(f"({text} & {_any(some)})" for text, some in codes.items() if text)

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that texts must hold."""
        return tuple(term for term in self.terms if not term.is_excluded)

    def without(self, term: Term) -> "Query":
        """The same with one of its terms left out."""
        return _ready(replace(self, terms=tuple(some for some in self.terms if some != term)))

    def only(self, term: Term) -> "Query":
        """The same with all but one of its terms left out."""
        return _ready(replace(self, terms=(term,)))

    def loosened(self) -> "Query":
        """The same with the words of phrases anywhere in a text.

        Of a run of Chinese characters each must stand in the text in a pair with a neighbour,
        the first with the second and the last with the one before: 海关合作 finds 海关与商界合作.
        """
        return _ready(replace(self, is_loose=True))

    def missing(self, number: int) -> "Query":
        """The same for texts that miss this number of the words, and hold more than half."""
        return _ready(replace(self, may_miss=number))

    def holding(self, number: int) -> "Query":
        """The same for texts that hold this number of the words, whichever."""
        return _ready(replace(self, must_hold=number))

    def in_pairs(self) -> "Query":
        """The same with each pair of characters in a Chinese run, side by side, as a term.

        Most Chinese words have two characters: 海关估价方法 is 海关, 估价 and 方法.
        """
        terms = (part for term in self.terms for part in asked.in_pairs(term))
        return _ready(replace(self, terms=tuple(dict.fromkeys(terms))[:MAX_TERMS]))

    def with_beginning(self, expansions: Mapping[str, Sequence[str]]) -> "Query":
        """The same with full words, by language, in the place of the last word."""
        return _ready(replace(self, _beginnings=expansions))

    @property
    def last_word(self) -> str:
        """The word that may be the beginning of one; empty behind a phrase or an exclusion."""
        last = self.terms[-1] if self.terms else Term("", is_phrase=True)
        return "" if last.is_phrase or last.is_excluded else last.text

    def repaired(self, repairs: Mapping[str, str]) -> "Query":
        """The query of the words with right ones in the place of those that were typed.

        Case and accents of what was typed make no difference.
        """
        right = {folded(typed): word for typed, word in repairs.items()}
        parts = WORD.split(seen(self.words[:MAX_SENT_CHARACTERS]))
        return understand(
            "".join(right.get(folded(part), part) for part in parts), self._equivalents
        )


def understand(words: str, equivalents: Equivalents | type_of_equivalents | None = None) -> Query:
    """The words as a query in every language."""
    terms, is_cut = _read(words)
    return _ready(Query(words, terms, is_cut=is_cut, _equivalents=Equivalents.of(equivalents)))


def terms_of(words: str) -> tuple[Term, ...]:
    """The words, phrases and exclusions that were typed: at most so many, each once."""
    return _read(words)[0]


def _read(words: str) -> tuple[tuple[Term, ...], bool]:
    """The terms, and whether there were more."""
    text = " ".join(seen(words[:MAX_SENT_CHARACTERS]).translate(QUOTES).split())
    is_cut = len(words) > MAX_SENT_CHARACTERS or len(text) > MAX_QUERY_CHARACTERS
    if len(text) > MAX_QUERY_CHARACTERS:
        text, cut = text[:MAX_QUERY_CHARACTERS], text[MAX_QUERY_CHARACTERS]
        whole, blank, _part = text.rpartition(" ")
        if blank and cut != " ":
            text = whole
    names, text = ([], text) if '"' in text else without_own_names(about(text))
    terms = [Term(name, is_own=True) for name in names]
    for match in TERM.finditer(text):
        said = " ".join((match["phrase"] or match["word"] or "").split())
        if re.search(r"[^\W_]", said):
            terms.append(Term(said, match["phrase"] is not None, bool(match["minus"])))
    each = tuple(dict.fromkeys(terms))
    return each[:MAX_TERMS], is_cut or len(each) > MAX_TERMS


def _ready(query: Query) -> Query:
    """The query with the tsquery of every language; at most one statement."""
    asked_for = {code: _asked(query, code) for code, _name in settings.LANGUAGES}
    known = phrases(wording for one in asked_for.values() for wording in one.wordings())
    if query.is_loose:
        known = {wording: loose(phrase) for wording, phrase in known.items()}
    every = {code: text for code, one in asked_for.items() if (text := one.text(known))}
    some = {code: asked_for[code].text(known, query) for code in every}
    return replace(query, by_language=some, every=every)


class _Asked(NamedTuple):
    """What a query asks for in one language; `typed` with its common words."""

    wanted: list[Slot]
    own: list[Slot]
    typed: list[Wording]
    barred: list[Slot]

    def wordings(self) -> Iterator[Wording]:
        yield from self.typed
        for slot in (*self.wanted, *self.own, *self.barred):
            yield from (wording for option in slot for choice in option for wording in choice)

    def text(self, known: Mapping[Wording, str], query: Query | None = None) -> str:
        """The tsquery, perhaps for texts that miss words; empty where nothing is asked for."""
        parts = [part for slot in self.wanted if (part := _slot(slot, known))]
        parts = parts or [part for slot in self.own if (part := _slot(slot, known))]
        # Common words are kept of titles, and without their places.
        parts = parts or [loose(known[wording]) for wording in self.typed if known[wording]]
        if query and query.must_hold:
            parts = [_some(parts, query.must_hold)]
        elif query and query.may_miss:
            parts = [_some(parts, max(len(parts) - query.may_miss, len(parts) // 2 + 1))]
        barred = [part for slot in self.barred if (part := _slot(slot, known))]
        return " & ".join([*parts, *(f"!({part})" for part in barred)]) if parts else ""


def _asked(query: Query, code: str) -> _Asked:
    own = [term for term in query.wanted if term.is_own]
    wanted = [term for term in query.wanted if not term.is_own]
    barred = [term for term in query.terms if term.is_excluded]
    words = query._beginnings.get(code, ())[:MAX_BEGINNINGS] if query.last_word else ()
    slots = asked.slots(code, wanted[:-1] if words else wanted, query._equivalents)
    return _Asked(
        [*slots, *([asked.beginnings(code, words)] if words else [])],
        [*asked.slots(code, own, query._equivalents)],
        [asked.as_typed(code, term) for term in wanted],
        [*asked.slots(code, barred, NO_EQUIVALENTS)],
    )


def _slot(slot: Slot, known: Mapping[Wording, str]) -> str:
    """The tsquery of a slot; empty where it asks for common words only."""
    options = []
    for option in slot:
        choices = [
            _any(known[wording] for wording in choice) for choice in option if known[choice[0]]
        ]
        options.append(" & ".join(choices))
    return _any(options)


def _some(parts: Sequence[str], number: int) -> str:
    """So many of the parts, whichever."""
    if number >= len(parts):
        return " & ".join(parts)
    each = [f"({part})" for part in parts]
    return _any(f"({' & '.join(some)})" for some in combinations(each, number))


def _any(alternatives: Iterable[str]) -> str:
    each = list(dict.fromkeys(some for some in alternatives if some))
    return f"({' | '.join(each)})" if len(each) > 1 else "".join(each)
