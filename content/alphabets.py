"""Alphabets: under which letter words stand in an index, and in which order.

The database's collations know no language, and not every server has better ones; so the order
is made here, the same everywhere.
"""

import re
import unicodedata
from typing import NamedTuple

from pypinyin import Style, lazy_pinyin

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Of the Russian letters, three never begin a word.
ALPHABETS = {
    "es": "ABCDEFGHIJKLMNÑOPQRSTUVWXYZ",
    "ru": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
DIGITS, OTHER = "0–9", "…"

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_START = re.compile(f"[{HAN}]")
NOT_SAID = re.compile(r"[^\w\s]|_")
BLANKS = re.compile(r"\s+")
# What neither Unicode's decomposition nor casefolding makes plain.
LATIN_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# й and ї are letters, not letters with an accent; ё stands with е.
CYRILLIC = re.compile("[\u0400-\u04ff]")
ARABIC_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")
ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
# Words whose own letters begin like the article: engagement, request, joining, meeting, mixing-up.
ARABIC_ARTICLE = re.compile("^ال(?!تزام|تماس|تحاق|تقاء|تقاط|تباس|تهاب)(?=\\w{2})")


class Place(NamedTuple):
    """Where words stand: their letter, and what sorts them among all of an index."""

    letter: str
    key: tuple[int, str, str, str]


def alphabet(language: str) -> str:
    """The letters of a language's index, in order: those of pinyin for Chinese."""
    return ALPHABETS.get(language, LATIN)


def letters(language: str) -> list[str]:
    """Every letter that words may stand under on a page in that language, in order.

    After the alphabet of the language come the Latin one, where that is another, figures, and
    one sign for all other scripts.
    """
    latin = "" if "A" in alphabet(language) else LATIN
    return [*alphabet(language), *latin, DIGITS, OTHER]


def place(words: str, language: str) -> Place:
    """Where words stand in an index in that language."""
    is_han = language.startswith("zh") and HAN_START.match(words)
    plain = _pinyin(words) if is_han else _plain(words, language)
    letter = _letter(plain, language)
    # Chinese words come before Latin ones that stand under the same letter.
    script = "" if is_han else "~" if language.startswith("zh") else ""
    position = letters(language).index(letter)
    return Place(letter, (position, script + plain, words.casefold(), words))


def _letter(plain: str, language: str) -> str:
    first = plain[:1].upper()
    if plain.startswith("n~"):
        return "Ñ"
    if first.isdecimal():
        return DIGITS
    return first if first and first in letters(language) else OTHER


def _pinyin(words: str) -> str:
    """Words as they are read, each syllable with its tone: hai3 guan1."""
    syllables = lazy_pinyin(words, style=Style.TONE3, neutral_tone_with_five=True)
    return " ".join(syllables).lower()


def _plain(words: str, language: str) -> str:
    """Words in letters that stand in the order of the alphabet, without accents and signs."""
    words = BLANKS.sub(" ", NOT_SAID.sub(" ", ARABIC_SIGNS.sub("", words))).strip()
    words = ARABIC_ARTICLE.sub("", words).translate(ARABIC_LETTERS)
    words = unicodedata.normalize("NFC", words).casefold().translate(LATIN_LETTERS)
    if words.isascii():
        return words
    return "".join(_letters_of(character, language) for character in words)


def _letters_of(character: str, language: str) -> str:
    if character == "ñ" and language == "es":
        return "n~"  # after every n, before o
    if CYRILLIC.match(character):
        return "е" if character == "ё" else character
    base = unicodedata.normalize("NFKD", character)
    return "".join(part for part in base if not unicodedata.combining(part))
