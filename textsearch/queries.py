"""What a reader's words ask for: a query on search vectors, for each language in its own way.

Quotes hold a phrase together, a minus excludes; nothing that can be typed is an error. Words that
a language drops as common are asked for only where nothing else was typed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from textsearch.forms import COMPOUND, apart, bigrams, joined, light_arabic, seen
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION, lexeme

MAX_QUERY_CHARACTERS = 200
MAX_TERMS = 16
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂「」『』〝〞", '"'))
TERM = re.compile(r'(?P<minus>(?<!\S)[-−](?=[\w"]))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
# Lexemes follow from a word alone, and are many times asked for.
MOST_KNOWN = 20_000
_known: dict[tuple[str, str], str] = {}

# For each language, groups of words and phrases that mean the same.
type_of_equivalents = Mapping[str, Sequence[Sequence[str]]]


class Term(NamedTuple):
    """A word or a phrase that was asked for, or that must be missing."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False


@dataclass(frozen=True)
class Query:
    """The words of a reader, and by language the tsquery of texts that hold them.

    `by_language` has no entry for a language in which the words ask for nothing.
    """

    words: str
    terms: tuple[Term, ...] = ()
    by_language: dict[str, str] = field(default_factory=dict)

    def __bool__(self):
        return bool(self.by_language)

    def text(self, *facts: str) -> str:
        """The tsquery of rows in any language that also hold each of the facts."""
        languages = [
            f"({query} & {lexeme(f'l={code}')})" for code, query in self.by_language.items()
        ]
        return " & ".join([f"({' | '.join(languages)})", *facts])


def understand(words: str, equivalents: type_of_equivalents | None = None) -> Query:
    """The words as a query in every language."""
    terms = terms_of(words)
    codes = [code for code, _name in settings.LANGUAGES]
    _learn(pair for code in codes for term in terms for pair in _asked(code, term))
    found = {code: _query(code, terms, (equivalents or {}).get(code, [])) for code in codes}
    return Query(words, terms, {code: query for code, query in found.items() if query})


def terms_of(words: str) -> tuple[Term, ...]:
    """The words, phrases and exclusions that were typed: at most so many, each once."""
    words = seen(words).translate(QUOTES)[:MAX_QUERY_CHARACTERS]
    terms = []
    for match in TERM.finditer(words):
        text = " ".join((match["phrase"] or match["word"] or "").split())
        if re.search(r"\w", text):
            terms.append(Term(text, match["phrase"] is not None, bool(match["minus"])))
    return tuple(dict.fromkeys(terms))[:MAX_TERMS]


def _query(code: str, terms: Sequence[Term], groups: Sequence[Sequence[str]]) -> str:
    """The tsquery of one language; empty where the words ask for nothing in it."""
    wanted = [term for term in terms if not term.is_excluded]
    telling = [alternatives for term in wanted if (alternatives := _stems(code, term))]
    telling = telling or [as_typed for term in wanted if (as_typed := _as_typed(code, term))]
    if not telling:
        return ""
    excluded = [_stems(code, term) for term in terms if term.is_excluded]
    return " & ".join([*map(_any, telling), *(f"!{_any(some)}" for some in excluded if some)])


def _any(alternatives: Iterable[str]) -> str:
    return f"({' | '.join(dict.fromkeys(alternatives))})"


def _stems(code: str, term: Term) -> list[str]:
    """What texts of a language hold for a term; nothing for its common words."""
    if code.startswith("zh"):
        return _as_typed(code, term)
    found = _lexemes(CONFIGURATIONS[code], apart(term.text))
    return [found, *_as_typed(code, term)] if found else []


def _as_typed(code: str, term: Term) -> list[str]:
    """The term as it was typed: common words, compounds as one word, light Arabic, bigrams."""
    return [found for pair in _typed_pairs(code, term) if (found := _lexemes(*pair))]


def _asked(code: str, term: Term) -> list[tuple[str, str]]:
    stems = [] if code.startswith("zh") else [(CONFIGURATIONS[code], apart(term.text))]
    return [*stems, *_typed_pairs(code, term)]


def _typed_pairs(code: str, term: Term) -> list[tuple[str, str]]:
    text = apart(term.text)
    texts = [bigrams(text) if code.startswith("zh") else text]
    if COMPOUND.fullmatch(term.text) and not term.is_phrase:
        texts += joined(term.text)
    if code == "ar":
        texts.append(light_arabic(text))
    return [(DEFAULT_CONFIGURATION, text) for text in texts]


def _lexemes(configuration: str, text: str) -> str:
    """The tsquery of the words one after the other."""
    pair = (configuration, text)
    if pair not in _known:
        _learn([pair])
    return _known[pair]


def _learn(pairs: Iterable[tuple[str, str]]) -> None:
    """Ask PostgreSQL for what is not known yet: one statement, or none."""
    missing = list(dict.fromkeys(pair for pair in pairs if pair not in _known))
    if not missing:
        return
    if len(_known) > MOST_KNOWN:
        _known.clear()
    calls = ", ".join(["phraseto_tsquery(%s::regconfig, %s)::text"] * len(missing))
    with connection.cursor() as cursor:
        # The text has as many placeholders as there are words, and nothing that was typed.
        cursor.execute(f"SELECT {calls}", [part for pair in missing for part in pair])
        for pair, found in zip(missing, cursor.fetchone(), strict=True):
            _known[pair] = f"({found})" if " " in found else found
