"""Where texts hold the words of a query: found by the lexemes that found the texts.

Only words that begin like a wanted lexeme are given to PostgreSQL to be stemmed, and what it makes
of them is kept: a page of hits costs one statement or none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from textsearch import forms
from textsearch.lexemes import SEQUENCE, phrases, steps
from textsearch.queries import Query
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION

MAX_WORDS = 2_000
# Words of a phrase that stand further from one another are none.
MAX_GAP_CHARACTERS = 200
# Stemmers leave the first letters alone; of short words, the first one.
SHORT, FEW_LETTERS = 3, 3

# Marks inside words that are no letters: signs of vowels, soft hyphens, marks of direction.
SIGNS = "\u00ad\u0300-\u036f\u064b-\u065f\u0670\u200b-\u200f\u2060\ufe00-\ufe0f"
# Chinese runs on without blanks, so a word beside it ends there; a pattern that knows of it takes
# milliseconds to be made.
LETTER, LETTER_OF_ALPHABET = r"[^\W_]", rf"[^\W_{forms.HAN}]"
WORD = re.compile(rf"{LETTER_OF_ALPHABET}(?:{LETTER_OF_ALPHABET}|[{SIGNS}])*")
INNER = re.compile(f"[{re.escape(forms.INNER)}]")
# Letters that are plain ones only when they are normalised are looked at whatever they are.
ODD = "[\uff10-\uff5a\ufb00-\ufdff\ufe70-\ufefc]"
ARABIC_PARTICLE = "[وفبكلا]"
ARABIC_BEFORE = f"(?:{ARABIC_PARTICLE}[{SIGNS}]*){{0,5}}"
ALIKE = {"е": "ё", "o": "œ", "a": "æ", "ا": "أإآٱ", "ي": "ىئ", "ه": "ة", "و": "ؤ"}


class Mark(NamedTuple):
    """The place of a match in a text, and which of the wanted things it is."""

    start: int
    end: int
    wanted: str


class _Word(NamedTuple):
    """A word of a text that may be a wanted one; `text` without marks inside."""

    start: int
    end: int
    text: str


class _Wanted(NamedTuple):
    """What a query asks for in one language: words in sequence, and runs of Chinese.

    `beginnings` are the first letters of the words.
    """

    words: tuple[tuple[tuple[int, str], ...], ...]
    runs: tuple[str, ...]
    beginnings: frozenset[str]


def marks(query: Query, texts: Sequence[tuple[str, str]]) -> list[list[Mark]]:
    """For each pair of language and text, the places of what was asked for, from first to last.

    At most one statement.
    """
    languages = {language for language, _text in texts}
    wanted = {language: _wanted(query.by_language.get(language, "")) for language in languages}
    words = [_words(language, text, wanted[language].beginnings) for language, text in texts]
    lexemes = _lexemes(
        (language, word.text)
        for (language, _), some in zip(texts, words, strict=True)
        for word in some
    )
    found = []
    for (language, text), some in zip(texts, words, strict=True):
        held = [lexemes[language, word.text] for word in some]
        places = [*_runs(text, wanted[language]), *_places(text, some, held, wanted[language])]
        found.append(_merged(sorted(places)))
    return found


def _wanted(query: str) -> _Wanted:
    """What a tsquery asks for; what must be missing stands at its end."""
    words, runs = [], []
    for match in SEQUENCE.finditer(query.partition(" & !(")[0]):
        sequence = steps(match.group())
        words.append(tuple(step for step in sequence if not forms.HAN_RUN.fullmatch(step[1])))
        runs += _han_runs(word for _far, word in sequence)
    lexemes = {lexeme for sequence in words for _far, lexeme in sequence}
    return _Wanted(
        tuple(dict.fromkeys(filter(None, words))),
        tuple(dict.fromkeys(runs)),
        frozenset(word[: 1 if len(word) <= SHORT else FEW_LETTERS] for word in lexemes),
    )


def _han_runs(lexemes: Iterable[str]) -> list[str]:
    """The runs of Chinese characters that were cut into these pairs."""
    runs: list[str] = []
    is_open = False
    for word in lexemes:
        is_han = bool(forms.HAN_RUN.fullmatch(word))
        if is_han and is_open and runs[-1][-1] == word[0]:
            runs[-1] += word[1:]
        elif is_han:
            runs.append(word)
        is_open = is_han
    return runs


def _words(language: str, text: str, beginnings: frozenset[str]) -> list[_Word]:
    """The words that may be wanted ones, by their first letters."""
    if not beginnings:
        return []
    letter = LETTER_OF_ALPHABET if forms.HAN_RUN.search(text) else LETTER
    found = islice(_beginning(language, beginnings, letter).finditer(text), MAX_WORDS)
    words = [_Word(*match.span(), match.group()) for match in found]
    return words or list(_compounds(text, beginnings))


def _compounds(text: str, beginnings: frozenset[str]) -> Iterator[_Word]:
    """Compounds that begin so when their parts are joined: e-commerce for ecommerce."""
    for match in forms.COMPOUND.finditer(text):
        joined = INNER.sub("", match.group())
        if forms.without_accents(joined).lower().startswith(tuple(beginnings)):
            yield _Word(*match.span(), joined)


@lru_cache(500)
def _beginning(language: str, beginnings: frozenset[str], letter: str) -> re.Pattern[str]:
    """The pattern of words that begin with any of these letters, in any case, with any accents.

    What may come first is looked at first: that is quicker than whether a letter stands before.
    Cases are written out, as a pattern that ignores them takes three times as long to be made.
    """
    letters = [[f"[{re.escape(_alike(some))}]" for some in beginning] for beginning in beginnings]
    choices = [f"[{SIGNS}]*".join(some) for some in letters]
    whole = {some[:2] for some in beginnings}
    choices += [ODD, *(f"[{both}{both.upper()}]" for both in "œæ" if _apart(both) in whole)]
    before = ARABIC_BEFORE if language == "ar" else ""
    firsts = "|".join([ODD, ARABIC_PARTICLE, *{some[0] for some in letters}])
    rest = rf"(?:{letter}|[{SIGNS}])*"
    return re.compile(rf"(?={firsts})(?<!{letter}){before}(?:{'|'.join(choices)}){rest}")


@cache
def _alike(letter: str) -> str:
    """The letters that are this one without their accents, small and capital."""
    latin = (chr(code) for code in range(0xC0, 0x250))
    accented = [some for some in latin if forms.without_accents(some).lower() == letter]
    small = [letter, *accented, *ALIKE.get(letter, "")]
    return "".join(dict.fromkeys([*small, *(some.upper() for some in small)]))


def _apart(ligature: str) -> str:
    return {"œ": "oe", "æ": "ae"}[ligature]


def _lexemes(words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
    """The lexemes under which a vector holds each word of a language."""
    stems = {}
    for language, word in dict.fromkeys(words):
        configuration = CONFIGURATIONS.get(language, DEFAULT_CONFIGURATION)
        stems[language, word] = (configuration, forms.worded(language, forms.seen(word)))
    known = phrases(stems.values())
    found = {}
    for (language, word), wording in stems.items():
        plain = wording[1].lower()
        found[language, word] = {plain, *(lexeme for _far, lexeme in steps(known[wording]))}
        if language == "ar":
            light = forms.light_arabic(plain)
            found[language, word] |= {light, *forms.arabic_roots(light)}
    return found


def _runs(text: str, wanted: _Wanted) -> Iterator[Mark]:
    for run in wanted.runs:
        for match in re.finditer(re.escape(run), text):
            yield Mark(*match.span(), run)


def _places(text: str, words: list[_Word], held: list[set[str]], wanted: _Wanted) -> Iterator[Mark]:
    """The places where wanted words stand, all those of a phrase one after the other."""
    for sequence in wanted.words:
        first = sequence[0][1]
        for at, word in enumerate(words):
            if first in held[at] and (end := _end(text, words, held, at, sequence)):
                yield Mark(word.start, end, first)


def _end(
    text: str,
    words: list[_Word],
    held: list[set[str]],
    at: int,
    sequence: tuple[tuple[int, str], ...],
) -> int:
    """Where the phrase ends that begins with one of the words; 0 where it does not."""
    end = words[at].end
    for far, lexeme in sequence[1:]:
        for ahead in range(at + 1, min(at + 1 + far, len(words))):
            start = words[ahead].start
            is_near = start - end < MAX_GAP_CHARACTERS
            if is_near and lexeme in held[ahead] and len(WORD.findall(text, end, start)) < far:
                at, end = ahead, words[ahead].end
                break
        else:
            return 0
    return end


def _merged(places: Iterable[Mark]) -> list[Mark]:
    """The marks without those that lie in others."""
    merged: list[Mark] = []
    for mark in places:
        if merged and mark.start < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(mark.end, merged[-1].end))
        else:
            merged.append(mark)
    return merged
