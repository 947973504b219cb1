"""Words in running text, made alike so that a term is found in the forms that people write.

No dictionary and no grammar: endings of number and case fall away where a language has simple
ones, so that "authorized economic operators" is the term "Authorized economic operator".
"""

import re
from typing import NamedTuple

from content.alphabets import ARABIC_LETTERS, ARABIC_SIGNS, HAN

# A Chinese character is a word; everywhere else letters and figures stand together.
WORD = re.compile(f"[{HAN}]|(?:(?![{HAN}])[^\\W_]|[\u0300-\u036f\u064b-\u065f\u0670])+")
SHORTEST_STEM = 3
RUSSIAN_ENDINGS = (
    "иями ями ами ого его ому ему ыми ими ией иях иям ов ев ей ах ях ам ям ом ем ой ый ий ая яя"
    " ое ее ые ие ых их ую юю ия ии ию а я о е ы и у ю ь й"
)
# The first ending that fits is replaced.
ENDINGS = {
    "en": [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("ss", "ss"), ("s", "")],
    "fr": [("aux", "al"), ("es", ""), ("s", ""), ("x", ""), ("e", "")],
    "es": [("es", ""), ("s", ""), ("e", "")],
    "ru": [(ending, "") for ending in RUSSIAN_ENDINGS.split()],
}
ARABIC_PREFIX = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{2})")


class Word(NamedTuple):
    """A word of a text: as it is written, as it is compared, and where it stands."""

    exact: str
    folded: str
    start: int
    end: int


def words_of(text: str, language: str) -> list[Word]:
    """The words of a text in that language, in their order."""
    return [
        Word(match.group(), folded(match.group(), language), match.start(), match.end())
        for match in WORD.finditer(text)
    ]


def folded(word: str, language: str) -> str:
    """A word without case, and without the endings and prefixes of its language."""
    if language == "ar":
        word = ARABIC_SIGNS.sub("", word).translate(ARABIC_LETTERS)
        return ARABIC_PREFIX.sub("", word)
    word = word.casefold().replace("ё", "е")
    for ending, plain in ENDINGS.get(language, []):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending) + plain
    return word
