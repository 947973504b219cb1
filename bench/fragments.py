"""What the synthetic texts are put together of: real words of the sample content, as uneven as
in a language, six by six."""

import csv
import random
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from textsearch import forms

DATA = Path(__file__).resolve().parent.parent / "sample" / "data"
ENGLISH = ["news.csv", "tools.csv", "instruments.csv", "events.csv", "glossary.csv", "partners.csv"]
FRAGMENTS, WORDS_EACH = 20_000, 6
# How often the n-th word stands: its place plus the shift, to the power of the slope.
SLOPE, SHIFT = -0.75, 8
LINKING = {
    "en": ["the", "of", "and", "in", "to", "for", "on"],
    "fr": ["le", "la", "de", "et", "des", "les", "pour"],
    "es": ["el", "la", "de", "y", "los", "para", "en"],
    "ru": ["и", "в", "на", "по", "для", "о", "с"],
    "ar": ["في", "من", "على", "إلى", "عن"],
    "zh-hans": ["的", "和", "在"],
}
LATIN = r"\b[a-zà-ÿœ]{3,20}\b"
LETTERS = {
    "en": r"\b[a-z]{3,20}\b",
    "ru": r"\b[а-яё]{3,20}\b",
    "ar": r"\b[\u0620-\u064a]{3,20}\b",
    "zh-hans": rf"[{forms.HAN}]{{2,4}}",
}
LINKING_SHARE = 0.25
# Some words are compounds, as e-commerce.
COMPOUND_SHARE = 0.01


class Fragment(NamedTuple):
    """A few words one after the other, as they are read and in the forms that are searched."""

    language: str
    n: int
    plain: str
    indexed: str
    light: str
    compounds: str


def vocabulary() -> dict[str, list[str]]:
    """The words of each language in the sample content, in an order that is always the same."""
    texts: dict[str, list[str]] = {code: [] for code in LINKING}
    for row in rows("translations.csv"):
        texts[row["language"]].append(row["text"])
    for name in ENGLISH:
        texts["en"] += [str(value) for row in rows(name) for value in row.values()]
    return {code: words_of(code, " ".join(parts)) for code, parts in texts.items()}


def fragments(words: dict[str, list[str]]) -> Iterator[Fragment]:
    """So many for each language, drawn in the same way each time."""
    dice = random.Random(7)
    for code, known in words.items():
        weights = list(accumulate((place + SHIFT) ** SLOPE for place in range(1, len(known) + 1)))
        for n in range(FRAGMENTS):
            drawn = dice.choices(known, cum_weights=weights, k=WORDS_EACH)
            yield fragment(code, n, [spoken(code, word, dice) for word in drawn])


def fragment(code: str, n: int, words: list[str]) -> Fragment:
    plain = ("" if code == "zh-hans" else " ").join(words)
    light, compounds = forms.other_forms(code, "", plain).split("\n")[1:]
    return Fragment(code, n, plain, forms.indexed(code, plain), light, compounds)


def spoken(code: str, word: str, dice: random.Random) -> str:
    """The word as it stands in a sentence: perhaps after a common one, perhaps in a compound."""
    chance = dice.random()
    if chance < COMPOUND_SHARE and code != "zh-hans":
        return f"e-{word}"
    if chance > 1 - LINKING_SHARE:
        return f"{dice.choice(LINKING[code])}{'' if code == 'zh-hans' else ' '}{word}"
    return word


def words_of(code: str, text: str) -> list[str]:
    found = sorted(set(re.findall(LETTERS.get(code, LATIN), text.lower())) - set(LINKING[code]))
    random.Random(code).shuffle(found)
    return found


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
