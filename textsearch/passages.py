"""Where texts hold the words of a query: the passage around them, the words marked.

Only words that begin like a wanted lexeme are given to PostgreSQL to be stemmed, and what it makes
of them is kept: a page of hits costs one statement or none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from textsearch import forms
from textsearch.lexemes import SEQUENCE, phrases, steps
from textsearch.queries import Query
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION

MAX_CHARACTERS = 240
MAX_TEXT_CHARACTERS = 100_000
MAX_MARKS = 300

HAN = forms.HAN
# Marks inside words that are no letters: signs of vowels, soft hyphens, marks of direction.
SIGNS = "\u00ad\u0300-\u036f\u064b-\u065f\u0670\u200b-\u200f\u2060\ufe00-\ufe0f"
LETTER = rf"[^\W_{HAN}]"
REST = rf"(?:{LETTER}|[{SIGNS}])*"
WORD = re.compile(LETTER + REST)
# Letters that are plain ones only when they are normalised are looked at whatever they are.
ODD = "[\uff10-\uff5a\ufb00-\ufdff\ufe70-\ufefc]"
BLANKS = re.compile(r"\s+")


class Part(NamedTuple):
    """A piece of a passage as plain text, and whether it is what was searched for."""

    text: str
    is_match: bool


class Mark(NamedTuple):
    """The place of a match in a text, and which of the wanted things it is."""

    start: int
    end: int
    wanted: str


class Wanted(NamedTuple):
    """What a query asks for in one language: words in sequence, and runs of Chinese."""

    words: tuple[tuple[tuple[int, str], ...], ...]
    runs: tuple[str, ...]


def passages(
    query: Query, texts: Sequence[tuple[str, str]], most: int = MAX_CHARACTERS
) -> list[list[Part]]:
    """For each pair of language and plain text, the passage that holds most of what was asked.

    A passage has at most about so many characters, whole words in the spelling of the text, and
    "…" where the text goes on; blanks are single. A text without a match gives its beginning,
    unmarked. With `most` above its length, a title comes back whole. At most one statement.
    """
    texts = [(language, text[:MAX_TEXT_CHARACTERS]) for language, text in texts]
    wanted = {language: _wanted(query.by_language.get(language, "")) for language, _ in texts}
    found = [_candidates(language, text, wanted[language]) for language, text in texts]
    lexemes = _lexemes(
        (language, word.group())
        for (language, _), words in zip(texts, found, strict=True)
        for word in words
    )
    result = []
    for (language, text), words in zip(texts, found, strict=True):
        holders = [(word, lexemes[language, word.group()]) for word in words]
        marks = [*_runs(text, wanted[language]), *_marks(text, holders, wanted[language])]
        result.append(_passage(text, _merged(sorted(marks)[:MAX_MARKS]), most))
    return result


@cache
def _class(letter: str) -> str:
    """The letters that are this one without their accents."""
    return "".join(
        {letter, *(chr(code) for code in range(0xC0, 0x250) if _plain(chr(code)) == letter)}
    ) + {"е": "ё", "o": "œ", "a": "æ", "ا": "أإآٱ", "ي": "ىئ", "ه": "ة", "و": "ؤ"}.get(letter, "")


def _plain(letter: str) -> str:
    return forms.without_accents(letter).lower()


def _wanted(query: str) -> Wanted:
    """What a tsquery asks for; what must be missing stands at its end."""
    words, runs = [], []
    for match in SEQUENCE.finditer(query.partition(" & !(")[0]):
        sequence = steps(match.group())
        run = ""
        for _far, word in sequence:
            if forms.HAN_RUN.fullmatch(word):
                joins = bool(run) and run[-1] == word[0]
                if run and not joins:
                    runs.append(run)
                run = run + word[1:] if joins else word
        runs += [run] if run else []
        words.append(tuple(step for step in sequence if not forms.HAN_RUN.fullmatch(step[1])))
    return Wanted(tuple(dict.fromkeys(filter(None, words))), tuple(dict.fromkeys(runs)))


def _candidates(language: str, text: str, wanted: Wanted) -> list[re.Match[str]]:
    """The words that may be wanted ones, by their first letters."""
    lexemes = {lexeme for sequence in wanted.words for _far, lexeme in sequence}
    if not lexemes:
        return []
    beginnings = frozenset(lexeme[: 1 if len(lexeme) <= 3 else 3] for lexeme in lexemes)
    return list(_pattern(language, beginnings).finditer(text))


@lru_cache(500)
def _pattern(language: str, beginnings: frozenset[str]) -> re.Pattern[str]:
    before = "(?:[وفبكلا][" + SIGNS + "]*){0,5}" if language == "ar" else ""
    between = f"[{SIGNS}]*"
    choices = [
        between.join(f"[{re.escape(_class(letter))}]" for letter in some)
        for some in sorted(beginnings)
    ]
    choices += ["œ"] if any(some.startswith("oe") for some in beginnings) else []
    choices += ["æ"] if any(some.startswith("ae") for some in beginnings) else []
    return re.compile(
        rf"(?<!{LETTER})(?:{before}(?:{'|'.join(choices)})|{ODD}){REST}", re.IGNORECASE
    )


def _lexemes(words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
    """The lexemes under which a vector holds each word of a language."""
    stems = {}
    for language, word in dict.fromkeys(words):
        configuration = CONFIGURATIONS.get(language, DEFAULT_CONFIGURATION)
        stems[language, word] = (configuration, forms.worded(language, forms.seen(word)))
    known = phrases(stems.values())
    found = {}
    for (language, word), wording in stems.items():
        lexemes = {lexeme for _far, lexeme in steps(known[wording])}
        lexemes.add(wording[1].lower())
        if language == "ar":
            light = forms.light_arabic(wording[1])
            lexemes |= {light, *forms.arabic_roots(light)}
        found[language, word] = lexemes
    return found


def _runs(text: str, wanted: Wanted) -> Iterator[Mark]:
    for run in wanted.runs:
        for match in re.finditer(re.escape(run), text):
            yield Mark(*match.span(), run)


def _marks(
    text: str, holders: list[tuple[re.Match[str], set[str]]], wanted: Wanted
) -> Iterator[Mark]:
    """The places where wanted words stand, all those of a phrase one after the other."""
    for sequence in wanted.words:
        first = sequence[0][1]
        for at, (word, lexemes) in enumerate(holders):
            if first in lexemes and (end := _end(text, holders[at:], sequence)):
                yield Mark(word.start(), end, first)


def _end(
    text: str,
    holders: list[tuple[re.Match[str], set[str]]],
    sequence: tuple[tuple[int, str], ...],
) -> int:
    """Where the phrase ends that begins with the first of the words; 0 where it does not."""
    end = holders[0][0].end()
    at = 0
    for far, lexeme in sequence[1:]:
        for ahead in range(at + 1, min(at + 1 + far, len(holders))):
            word, lexemes = holders[ahead]
            if lexeme in lexemes and len(WORD.findall(text, end, word.start())) < far:
                at, end = ahead, word.end()
                break
        else:
            return 0
    return end


def _merged(marks: list[Mark]) -> list[Mark]:
    """The marks without those that lie in others."""
    merged: list[Mark] = []
    for mark in marks:
        if merged and mark.start < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(mark.end, merged[-1].end))
        else:
            merged.append(mark)
    return merged


def _passage(text: str, marks: list[Mark], most: int) -> list[Part]:
    start, end = _window(text, _best(marks, most), most)
    parts = [Part("… ", False)] if start else []
    at = start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            parts += [Part(text[at : mark.start], False), Part(text[mark.start : mark.end], True)]
            at = mark.end
    parts.append(Part(text[at:end], False))
    if end < len(text):
        parts.append(Part(" …", False))
    parts = [Part(BLANKS.sub(" ", part.text), part.is_match) for part in parts]
    return [part for part in parts if part.text]


def _best(marks: list[Mark], most: int) -> list[Mark]:
    """The first of the clusters that hold most different words, most of them."""
    best: list[Mark] = []
    highest = (0, 0)
    for at, first in enumerate(marks):
        cluster = [mark for mark in marks[at : at + 20] if mark.end - first.start <= most * 3 // 4]
        score = len({mark.wanted for mark in cluster}), len(cluster)
        if score > highest:
            best, highest = cluster, score
    return best


def _window(text: str, cluster: list[Mark], most: int) -> tuple[int, int]:
    """From where to where a passage goes: the cluster in the middle, no word cut."""
    if len(text) <= most:
        return 0, len(text)
    first, last = (cluster[0].start, cluster[-1].end) if cluster else (0, 0)
    start = max(0, first - (most - (last - first)) // 2)
    end = min(len(text), start + most)
    start = max(0, min(start, end - most))
    if start:
        blank = re.compile(r"\s").search(text, start - 1, min(first, start + 30))
        start = blank.end() if blank else start
    if end < len(text):
        blank_at = max(text.rfind(" ", last, end + 1), text.rfind("\n", last, end + 1))
        end = blank_at if blank_at > end - 30 else end
    return start, end
