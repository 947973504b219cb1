"""What the words of a reader ask for in texts of one language, before PostgreSQL stems them.

A slot is what one word or phrase asks for, in any of several ways (options): an option holds
every one of its choices, a choice is held by any of its wordings. The first wording of a choice
is what was typed: where a language drops it as common, the whole choice asks for nothing there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textsearch import forms
from textsearch.equivalents import MAX_MEMBER_WORDS, Equivalents, folded
from textsearch.lexemes import Wording
from textsearch.spellings import other_spellings
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION

Choice = tuple[Wording, ...]
Option = tuple[Choice, ...]
Slot = tuple[Option, ...]

PAIR = re.compile("..")
LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
# A number is written with its word or beside it: HS2022.
MAX_LETTERS_BEFORE_NUMBER = 4
MIN_INFLECTED_LETTERS = 6
# Of two letters too many are words of every title: EN, IT.
MIN_ACRONYM_LETTERS = 3
# PostgreSQL knows no common words of Arabic.
COMMON_ARABIC = frozenset(
    {"من", "في", "فيه", "فيها", "على", "علي", "عليه", "عليها", "الى", "إلى", "عن", "مع"}
    | {"هذا", "هذه", "ذلك", "تلك", "التي", "الذي", "الذين", "ما", "لا", "لم", "لن", "أن", "ان"}
    | {"أو", "او", "ثم", "قد", "كل", "بين", "بعد", "قبل", "عند", "حتى", "كما", "هو", "هي", "هم"}
    | {"كان", "كانت", "يكون", "تكون", "به", "بها", "له", "لها", "و", "إن", "منه", "منها"}
)
# What one language writes in two ways, and endings that its stemmer takes for different words
# once their accents are gone: from either to the other.
INFLECTED = {
    "en": [
        (re.compile("is(e[ds]?|ing|ations?)$"), r"iz\1"),
        (re.compile("iz(e[ds]?|ing|ations?)$"), r"is\1"),
        (re.compile("ogramme(s?)$"), r"ogram\1"),
        (re.compile("ogram(s?)$"), r"ogramme\1"),
    ],
    "fr": [
        (re.compile("ées?$|ees?$"), "é"),
        (re.compile("és?$"), "ée"),
        # Typed without its apostrophe: dorigine.
        (re.compile("^[dl](?=[aeiouyhâéèêîô])"), ""),
    ],
    "es": [(re.compile("i[oó]n$"), "iones"), (re.compile("iones$"), "ión")],
}


class Term(NamedTuple):
    """A word or a phrase that was asked for, or that must be missing.

    The Organization's own name is asked for where nothing else is: any page may hold it.
    """

    text: str
    is_phrase: bool = False
    is_excluded: bool = False
    is_own: bool = False


def slots(language: str, terms: Sequence[Term], equivalents: Equivalents) -> Iterator[Slot]:
    """What the terms, none of them excluded, ask for in a language."""
    words = [folded(term.text).split() for term in terms]
    at = 0
    while at < len(terms):
        size, group = _group(language, terms[at:], words[at:], equivalents)
        typed = tuple(_choice(language, terms, i) for i in range(at, at + size))
        members = [_phrase(language, member) for member in group]
        if size == 1 and not terms[at].text.isupper():
            # A common word is no acronym: "en" is not EN, and "who" is not WHO.
            yield ((tuple(dict.fromkeys(sum(members, typed[0]))),),)
        else:
            is_acronym = size == 1 and members and len(terms[at].text) >= MIN_ACRONYM_LETTERS
            acronym = [(as_typed(language, terms[at]),)] if is_acronym else []
            yield tuple(dict.fromkeys([typed, *((choice,) for choice in [*members, *acronym])]))
        at += size


def as_typed(language: str, term: Term) -> Wording:
    """The words of a term with those that the language drops as common."""
    return DEFAULT_CONFIGURATION, forms.worded(language, term.text)


def beginnings(language: str, words: Sequence[str]) -> Slot:
    """Any of these words, what was typed the first."""
    return tuple((_phrase(language, forms.seen(word)),) for word in words)


def _group(
    language: str,
    terms: Sequence[Term],
    words: Sequence[list[str]],
    equivalents: Equivalents,
) -> tuple[int, tuple[str, ...]]:
    """How many terms, from the first on, are one thing, and what means the same."""
    if not words[0] or not equivalents.begins(language, words[0][0]):
        return 1, equivalents.inside(language, terms[0].text)
    phrases = [n for n, term in enumerate(terms) if term.is_phrase]
    most = max(1, min([len(terms), MAX_MEMBER_WORDS, *phrases]))
    for size in range(most, 0, -1):
        together = tuple(word for some in words[:size] for word in some)
        if group := equivalents.group(language, together):
            return size, group
    return 1, ()


def _choice(language: str, terms: Sequence[Term], at: int) -> Choice:
    """The ways in which texts write one of the terms."""
    term = terms[at]
    if term.is_phrase:
        return _phrase(language, term.text)
    if language == "ar" and term.text in COMMON_ARABIC:
        return ((_configuration(language), ""),)
    wordings = [*_phrase(language, term.text)]
    bare = term.text.strip(forms.INNER)
    others = [*_together(terms, at), *other_spellings(language, term.text)]
    if forms.COMPOUND.fullmatch(bare):
        others += forms.joined(bare)
    parted = LETTERS_OR_DIGITS.findall(bare)
    if len(parted) > 1 and bare.isalnum():
        others.append(" ".join(parted))
    others += _inflected(language, term.text.lower())
    wordings += [(_configuration(language), forms.worded(language, text)) for text in others]
    if language == "ar" and forms.ARABIC_WORD.search(term.text):
        wordings += [(DEFAULT_CONFIGURATION, text) for text in _arabic(term.text)]
    return tuple(dict.fromkeys(wordings))


def _phrase(language: str, text: str) -> Choice:
    """The words one after the other."""
    worded = forms.worded(language, text)
    stems = (_configuration(language), worded)
    if language != "ar" or not forms.ARABIC_WORD.search(worded):
        return (stems,)
    return stems, (DEFAULT_CONFIGURATION, forms.light_arabic(worded))


def _together(terms: Sequence[Term], at: int) -> Iterator[str]:
    """The term and its neighbour as one word, where many write them so."""
    for i in (at - 1, at):
        if 0 <= i < len(terms) - 1:
            first, second = terms[i], terms[i + 1]
            if not (first.is_phrase or second.is_phrase) and _belong(first.text, second.text):
                yield first.text + second.text


def _belong(first: str, second: str) -> bool:
    if second.isdecimal():
        return first.isalpha() and len(first) <= MAX_LETTERS_BEFORE_NUMBER
    return first.lower() in forms.PREFIXES and second.isalpha()


def _inflected(language: str, word: str) -> Iterator[str]:
    for ending, other in INFLECTED.get(language, []):
        if len(word) >= MIN_INFLECTED_LETTERS and ending.search(word):
            yield ending.sub(other, word)
            return


def _arabic(text: str) -> list[str]:
    """A word as it is, without a particle that is written with it, without its ending."""
    light = forms.light_arabic(forms.apart(text))
    words = [light]
    if len(found := forms.ARABIC_WORD.findall(light)) == 1:
        words += forms.arabic_roots(found[0])
    return [*words, *(forms.ROOT + word for word in words)]


def _configuration(language: str) -> str:
    return CONFIGURATIONS.get(language, DEFAULT_CONFIGURATION)


def in_pairs(term: Term) -> list[Term]:
    """A word in Chinese as its pairs and other words, each a term; any other term as it is."""
    if any(term[1:]) or not forms.HAN_RUN.search(term.text):
        return [term]
    paired = forms.HAN_RUN.sub(
        lambda run: f" {PAIR.sub(lambda pair: f'{pair.group()} ', run.group())} ", term.text
    )
    words = [word for word in paired.split() if len(word) > 1 or not forms.HAN_RUN.fullmatch(word)]
    return [Term(word) for word in words] or [term]
