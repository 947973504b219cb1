"""Titles of sessions: the number of the next one, where it can be read."""

import re
import unicodedata
from collections.abc import Mapping

# What follows the number of a session: 243rd, 243e, 243.ª, 243-я; in Chinese 第 stands before it.
ENDINGS = {
    "en": r"(?:st|nd|rd|th)\b",
    "fr": r"(?:ers?|ères?|res?|èmes?|es?)\b",
    "es": r"\.?[ªº]",
    "ru": r"-(?:я|й|е|ая|ый|ой|го|му|ю|ую|х)\b",
}
CHINESE = re.compile(r"第\s?(\d{1,4})(?:\s?[/、和至-]\s?(?:第)?(\d{1,4}))?")
NUMBER = re.compile(r"\d+")
TEENS = {11, 12, 13}
ENGLISH = {1: "st", 2: "nd", 3: "rd"}


def next_titles(titles: Mapping[str, str], old_year: int, new_year: int) -> dict[str, str]:
    """Titles by language with the next session's numbers: 243rd/244th becomes 245th/246th.

    Numbers are read where a language marks them as ordinals, and raised wherever they stand in
    any language; a year of the old session becomes that of the new one. What cannot be read
    stays for the editor to correct.
    """
    numbers: set[int] = set()
    for language, title in titles.items():
        numbers |= _ordinals(language, title)
    step = len(numbers) if _follow_each_other(numbers) else 1
    raised = {number: number + step for number in numbers} | {old_year: new_year}
    return {language: _raise(language, title, raised) for language, title in titles.items()}


def _ordinals(language: str, title: str) -> set[int]:
    if language == "zh-hans":
        return {int(n) for found in CHINESE.finditer(title) for n in found.groups() if n}
    ending = ENDINGS.get(language)
    if ending is None:
        return set()
    found = re.finditer(rf"(?<!\w)(\d{{1,3}}){ending}", title, re.IGNORECASE)
    return {int(match[1]) for match in found}


def _follow_each_other(numbers: set[int]) -> bool:
    return bool(numbers) and max(numbers) - min(numbers) == len(numbers) - 1


def _raise(language: str, title: str, raised: Mapping[int, int]) -> str:
    def replaced(found: re.Match[str]) -> str:
        number = int(found[0])
        return _written(raised[number], found[0]) if number in raised else found[0]

    title = NUMBER.sub(replaced, title)
    if language == "en":
        title = re.sub(r"(?<!\w)(\d{1,3})(st|nd|rd|th)\b", _english, title)
    if language == "fr":
        title = re.sub(r"(?<!\w)(\d{1,3})(?:re|er)\b", _french, title)
    return title


def _written(number: int, like: str) -> str:
    """A number in the digits of another: ٢٤٥ where ٢٤٣ was."""
    zero = ord(like[0]) - (unicodedata.digit(like[0], 0))
    return "".join(chr(zero + int(digit)) for digit in str(number))


def _english(found: re.Match[str]) -> str:
    number = int(found[1])
    is_teen = number % 100 in TEENS
    return f"{found[1]}{'th' if is_teen else ENGLISH.get(number % 10, 'th')}"


def _french(found: re.Match[str]) -> str:
    return found[0] if int(found[1]) == 1 else f"{found[1]}e"
