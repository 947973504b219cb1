"""Words as others spell them: harmonised and harmonized, centre and center, 243 and 243rd."""

import re
from collections.abc import Iterator

MIN_LETTERS = 5
# What one spelling ends in, and what stands in its place in the other; the first that fits counts.
# What fits by accident (raise, raize) is a word that no text holds.
ENGLISH = [
    (re.compile(ending), other)
    for ending, other in [
        (r"([iy])s(e[ds]?|ers?|ing|ations?)$", r"\1z\2"),
        (r"([iy])z(e[ds]?|ers?|ing|ations?)$", r"\1s\2"),
        (r"(?<=\w{2})our(s|ed|ing|able)?$", r"or\1"),
        (r"(?<=bo|vi|vo|lo|no)r(s|ed|ing|able)?$", r"ur\1"),
        (r"(?<=[bt])re(s|d)?$", r"er\1"),
        (r"(cent|fib|theat|met|lit)er(s|ed)?$", r"\1re\2"),
        (r"(?<=program)me(s)?$", r"\1"),
        (r"(?<=program)(s)?$", r"me\1"),
        (r"(?<=\w{2}log)ue(s)?$", r"\1"),
        (r"(dialog|catalog)(s)?$", r"\1ue\2"),
        (r"(?<=[cf]en)c(es?|ed|ing)$", r"s\1"),
        (r"(?<=[cf]en)s(es?|ed|ing)$", r"c\1"),
        (r"(?<=[abiv]el)l(ed|ing|ers?)$", r"\1"),
        (r"(?<=[abiv]el)(ed|ing|ers?)$", r"l\1"),
    ]
]
ENDINGS = {"en": ENGLISH}
# Of sessions, which meet together as 243/244, and of Members.
NUMBERS = re.compile(r"[1-9]\d{0,2}(?:/[1-9]\d{0,2})?", re.ASCII)
ENGLISH_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(language: str, number: int) -> str:
    """A number as it is written of sessions and Members: 243rd, 187e; empty where it is not."""
    if language == "fr":
        return f"{number}{'er' if number == 1 else 'e'}"
    if language == "en":
        is_teen = number % 100 in range(11, 14)
        return f"{number}{'th' if is_teen else ENGLISH_ORDINALS.get(number % 10, 'th')}"
    return ""


def other_spellings(language: str, word: str) -> Iterator[str]:
    """The other spelling of a word, where there may be one."""
    word = word.lower()
    if numbers := NUMBERS.fullmatch(word):
        each = [ordinal(language, int(number)) for number in numbers.group().split("/")]
        yield from [" ".join(each)] if all(each) else []
    if len(word) < MIN_LETTERS:
        return
    for ending, other in ENDINGS.get(language, []):
        if ending.search(word):
            yield ending.sub(other, word)
            return
