"""The list of words that texts hold: those like one that was mistyped, those that begin as one."""

import re
import unicodedata
from collections.abc import Iterable
from math import log10
from typing import Any, NamedTuple

from django.conf import settings

from textsearch.forms import ARABIC_LETTERS, ARABIC_SIGNS, HAN, apart, seen
from textsearch.models import Word

SHORTEST, LONGEST = 4, 40
# Words of so many letters may be codes: AEO, TRIPS.
LONGEST_CODE = 6
MAX_COMPARED = 200
MOST_WORDS, MOST_ALIKE = 4, 3
# Short words are like too many others.
LONGEST_WITH_ONE_SLIP, MOST_SLIPS = 5, 2
# Two words written together are less likely than one slip, and likelier than two.
SLIPS_OF_TWO = 1.4
SHORTEST_BEGINNING, MOST_BEGINNINGS = 3, 10
SHORTEST_PART = 3
LOOK_UP = "SELECT * FROM textsearch_word WHERE folded = ANY(%s)"
LIKE = """
SELECT word.*, asked.typed FROM unnest(%s::text[], %s::text[]) asked(typed, plain)
CROSS JOIN LATERAL textsearch_words_like(asked.plain) word
"""
# The operators of letters one by one leave PostgreSQL one index to choose; LIKE leaves it two.
BEGIN = """
SELECT word.* FROM unnest(%s::text[]) asked(code)
CROSS JOIN LATERAL (
    SELECT language, word, texts FROM textsearch_word
    WHERE language = asked.code AND folded ~>=~ %s AND folded ~<~ %s
    ORDER BY texts DESC, word LIMIT %s
) likeliest
JOIN textsearch_word word USING (language, word)
ORDER BY likeliest.texts DESC, word.word
"""
HAN_LETTER = re.compile(f"[{HAN}]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
# What neither decomposition nor casefolding makes plain.
LATIN_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
LETTERS = [
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويء",
]


class Proposal(NamedTuple):
    """What was probably meant by a word: one of the list, or two that were written together."""

    words: tuple[Word, ...]
    slips: float

    @property
    def text(self) -> str:
        return " ".join(word.word for word in self.words)


def folded(word: str) -> str:
    """A word as it is compared: small letters without accents and signs."""
    word = ARABIC_SIGNS.sub("", seen(word).casefold()).translate(ARABIC_LETTERS)
    word = word.translate(LATIN_LETTERS)
    return word if word.isascii() else "".join(map(_plain, word))


def folded_words(words: str) -> str:
    """Words as they are compared one after the other: hyphens and quotes part them."""
    return " ".join(folded(apart(words[:MAX_COMPARED])).split())[:MAX_COMPARED]


def _plain(letter: str) -> str:
    if CYRILLIC.match(letter):
        return "е" if letter == "ё" else letter
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


def is_repairable(word: str) -> bool:
    """Whether a word can be a mistyped one: no number, no symbol, no code, no Chinese."""
    is_code = word.isupper() and len(word) <= LONGEST_CODE
    is_word = folded(word).isalpha() and not HAN_LETTER.search(word)
    return is_word and not is_code and SHORTEST <= len(word) <= LONGEST


def proposals(words: Iterable[str], language: str) -> dict[str, list[Proposal]]:
    """For each word, or words with a blank between, what was probably meant, the likeliest first.

    Without those that the list has nothing for. One statement, and one more where no word is only
    one slip away.
    """
    asked = {
        word: folded("".join(word.split())) for word in list(dict.fromkeys(words))[:MOST_WORDS]
    }
    found = _looked_up(asked)
    far = {typed: plain for typed, plain in asked.items() if _may_be_far(typed, found[typed])}
    for typed, word in _like(far):
        found[typed].append(Proposal((word,), distance(asked[typed], word.folded)))
    best = {typed: _best(asked[typed], some, language) for typed, some in found.items()}
    return {typed: some for typed, some in best.items() if some}


def beginnings(word: str, languages: Iterable[str]) -> list[Word]:
    """The words that begin so, of each language the ten most frequent: one statement, or none."""
    plain = folded(word)
    if len(plain) < SHORTEST_BEGINNING or not plain.isalpha() or HAN_LETTER.search(plain):
        return []
    after = plain[:-1] + chr(ord(plain[-1]) + 1)
    return list(Word.objects.raw(BEGIN, [list(languages), plain, after, MOST_BEGINNINGS]))


def beginnings_by_language(word: str) -> dict[str, list[str]]:
    """The words that begin so, by language, for searching what holds any of them."""
    found: dict[str, list[str]] = {}
    for each in beginnings(word, languages_with_words()):
        found.setdefault(each.language, []).append(each.word)
    return found


def listed(forms: Iterable[str]) -> dict[str, list[Word]]:
    """The words of the list by their folded form: one statement."""
    by_form: dict[str, list[Word]] = {}
    for word in Word.objects.raw(LOOK_UP, [list(forms)]):
        by_form.setdefault(word.folded, []).append(word)
    return by_form


def _looked_up(asked: dict[str, str]) -> dict[str, list[Proposal]]:
    """What is at most one slip away, or two words written together, by what was typed."""
    slips = {typed: _slips(typed, plain) for typed, plain in asked.items()}
    parts = {typed: _parts(typed, plain) for typed, plain in asked.items()}
    forms = set().union(*slips.values(), *(part for some in parts.values() for part in some))
    by_form = listed(forms)
    return {
        typed: [
            Proposal((word,), distance(plain, form))
            for form in slips[typed] & by_form.keys()
            for word in by_form[form]
        ]
        + [
            Proposal((one, other), SLIPS_OF_TWO)
            for start, end in parts[typed]
            for one in by_form.get(start, [])
            for other in by_form.get(end, [])
            if one.language == other.language
        ]
        for typed, plain in asked.items()
    }


def _slips(typed: str, plain: str) -> set[str]:
    """Words with a blank between are one word or none."""
    return {plain} if " " in typed else one_slip_away(plain)


def _parts(typed: str, plain: str) -> list[tuple[str, str]]:
    """The two words that may have been written together."""
    if " " in typed:
        return []
    last = len(plain) - SHORTEST_PART
    return [(plain[:i], plain[i:]) for i in range(SHORTEST_PART, last + 1)]


def _may_be_far(typed: str, found: list[Proposal]) -> bool:
    return not found and " " not in typed and len(typed) > LONGEST_WITH_ONE_SLIP


def _like(asked: dict[str, str]) -> list[tuple[str, Word]]:
    """Words of the list with the most trigrams of the asked ones, with those."""
    if not asked:
        return []
    rows: Any = Word.objects.raw(LIKE, [list(asked), list(asked.values())])
    return [(row.typed, row) for row in rows]


def _best(plain: str, found: Iterable[Proposal], language: str) -> list[Proposal]:
    near = [proposal for proposal in found if proposal.slips <= MOST_SLIPS]
    near.sort(key=lambda proposal: (_unlikeliness(plain, proposal, language), proposal.text))
    best: dict[str, Proposal] = {}
    for proposal in near:
        best.setdefault(proposal.text, proposal)
    return list(best.values())[:MOST_ALIKE]


def _unlikeliness(plain: str, proposal: Proposal, language: str) -> float:
    """Slips count most; then another first letter, another language, and being rare."""
    first = proposal.words[0]
    texts = min(word.texts for word in proposal.words)
    is_other_start = plain[:1] != first.folded[:1]
    is_other_language = first.language != language
    return proposal.slips + 0.5 * is_other_start + 0.4 * is_other_language - 0.25 * log10(1 + texts)


def one_slip_away(word: str) -> set[str]:
    """The word, and all with one letter less, more, other, or two in the other order."""
    letters = next((some for some in LETTERS if word[0] in some), "")
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {word}
    for start, end in cuts:
        slips.update(start + letter + end for letter in letters)
        if end:
            slips.add(start + end[1:])
            slips.update(start + letter + end[1:] for letter in letters)
        if len(end) > 1:
            slips.add(start + end[1] + end[0] + end[2:])
    return slips


def distance(one: str, other: str) -> int:
    """How many slips lie between two words: letters missing, doubled, wrong, or exchanged.

    Optimal string alignment; words are short, so it is quick enough without a table kept.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def languages_with_words() -> list[str]:
    """The languages whose words are counted: Chinese is asked for by bigrams."""
    return [code for code, _name in settings.LANGUAGES if not code.startswith("zh")]
