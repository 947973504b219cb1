"""What PostgreSQL makes of words, kept in memory: the same words are asked for many times.

Threads share what is kept and never empty it: when it is full it becomes the older half, from
which words that are asked for again move into the new one, and garbage falls out with the next.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from django.db import connection

from textsearch.forms import HAN, HAN_RUN
from textsearch.vectors import lexeme

# A configuration of PostgreSQL's and words.
Wording = tuple[str, str]
# In each half, of 200 bytes or so.
MOST_KNOWN = 20_000
# Longer ones are phrases and garbage that nobody asks for again.
MAX_KEPT_CHARACTERS = 60

STEP = re.compile(r"(?:<(?P<far>-|\d+)> )?'(?P<lexeme>(?:[^']|'')+)'")
SINGLE_HAN = re.compile(f"('[{HAN}]')")
FIRST_HAN = re.compile(f"^('[{HAN}]':\\*) <(?:-|\\d+)> ")
# Lexemes in sequence, as one part of a tsquery.
SEQUENCE = re.compile(r"'(?:[^']|'')+'(?::\*)?(?: <(?:-|\d+)> '(?:[^']|'')+'(?::\*)?)*")
LEARN = """
SELECT phraseto_tsquery(configuration::regconfig, words)::text
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS asked (configuration, words, place)
ORDER BY place
"""


class _Kept:
    known: dict[Wording, str] = {}
    older: dict[Wording, str] = {}


def phrases(wordings: Iterable[Wording]) -> dict[Wording, str]:
    """For each the tsquery of its lexemes one after the other; empty where all are common.

    One statement for those that are not known yet, or none.
    """
    known, older = _Kept.known, _Kept.older
    found: dict[Wording, str] = {}
    missing = []
    for wording in dict.fromkeys(wordings):
        phrase = known.get(wording)
        if phrase is None and (phrase := older.get(wording)) is not None:
            known[wording] = phrase
        if phrase is None:
            missing.append(wording)
        else:
            found[wording] = phrase
    if missing:
        learnt = _learn(missing)
        _keep(learnt)
        found.update(learnt)
    return found


def steps(phrase: str) -> list[tuple[int, str]]:
    """The lexemes of a phrase, each with its distance in words from the one before."""
    found = []
    for match in STEP.finditer(phrase):
        far = match["far"]
        lexeme = match["lexeme"].replace("''", "'").replace("\\\\", "\\")
        found.append((int(far) if far and far != "-" else 1, lexeme))
    return found


def loose(phrase: str) -> str:
    """The lexemes of a phrase anywhere in a text."""
    if " " not in phrase:
        return phrase
    parts: list[str] = []
    chain: list[str] = []
    for _far, word in [*steps(phrase), (1, "")]:
        is_pair = len(word) == 2 and HAN_RUN.fullmatch(word)
        if chain and not (is_pair and chain[-1][1] == word[0]):
            parts += _apart(chain)
            chain = []
        if is_pair:
            chain.append(word)
        elif word:
            parts.append(lexeme(word) + (":*" if HAN_RUN.fullmatch(word) else ""))
    return " & ".join(dict.fromkeys(parts))


def _apart(chain: list[str]) -> list[str]:
    """What texts hold that have the pairs of a run in two words or more: no pair but between."""
    pairs = [lexeme(pair) for pair in chain]
    either = [f"({one} | {other})" for one, other in pairwise(pairs[1:-1])]
    return [pairs[0], *either, pairs[-1]]


def _learn(wordings: list[Wording]) -> dict[Wording, str]:
    configurations, words = zip(*wordings, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(LEARN, [list(configurations), list(words)])
        rows = cursor.fetchall()
    return {wording: _paired(phrase) for wording, (phrase,) in zip(wordings, rows, strict=True)}


def _paired(phrase: str) -> str:
    """The phrase with single Chinese characters as texts hold them, which is in pairs.

    One is asked for as the beginning of a pair. Before other words it may end a pair, which no
    lexeme begins with: there it may stand anywhere.
    """
    return FIRST_HAN.sub(r"\1 & ", SINGLE_HAN.sub(r"\1:*", phrase))


def _keep(learnt: Mapping[Wording, str]) -> None:
    kept = {w: phrase for w, phrase in learnt.items() if len(w[1]) <= MAX_KEPT_CHARACTERS}
    if len(_Kept.known) + len(kept) > MOST_KNOWN:
        _Kept.known, _Kept.older = {}, _Kept.known
    _Kept.known.update(kept)
