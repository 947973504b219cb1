"""How well titles fit what was typed: asked of the few texts and pages that may come first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection

from content.matches import Match
from content.prepared import prepared
from textsearch.forms import seen, worded
from textsearch.lexemes import phrases, steps
from textsearch.queries import Query
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION

# Quoted words, brackets, and the "and" between two parts of a tsquery.
TOKEN = re.compile(r"'(?:[^']|'')*'|[()]| & ")
FITS = """
SELECT held.is_page, held.id,
    (SELECT avg((lexeme = ANY(asked.lexemes))::int) FROM unnest(held.title)),
    (SELECT avg((held.title @@ part::tsquery)::int) FROM unnest(asked.parts) part),
    held.title @@ asked.whole, held.words @@ asked.whole
FROM (
    SELECT false is_page, id, language, search_vector words, ts_filter(search_vector, '{a}') title
    FROM content_version WHERE id = ANY(%s)
    UNION ALL
    SELECT true, id, language, search_vector, ts_filter(search_vector, '{a}')
    FROM library_filepage WHERE id = ANY(%s)
) held
JOIN (VALUES {asked}) asked (language, parts, lexemes, whole) ON asked.language = held.language
"""
ASKED = "(%s, %s::text[], %s::text[], %s::tsquery)"


class Fit(NamedTuple):
    """How well a title fits what was typed.

    `precision` is the share of its words that were typed, `recall` that of those typed which it
    has; `is_whole` and `is_together`: the title, or the text, has them one after the other.
    """

    precision: float
    recall: float
    is_whole: bool
    is_together: bool

    @property
    def share(self) -> float:
        """1 where the title is what was typed, 0 where it has none of it (the F1 measure)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


NO_FIT = Fit(0.0, 0.0, False, False)
type_of_fits = Mapping[tuple[bool, int], Fit]


def key_of(match: Match) -> tuple[bool, int]:
    return match.attachment is not None, match.source


def fits_of(matches: Iterable[Match], query: Query) -> type_of_fits:
    """The fit of the title of each match, by its key: one or two statements."""
    keys = {key_of(match) for match in matches}
    asked = [*_asked(query)]
    if not (keys and asked):
        return {}
    texts = [source for is_page, source in keys if not is_page]
    pages = [source for is_page, source in keys if is_page]
    values = ", ".join([ASKED] * len(asked))
    values_asked: list[Any] = [texts, pages, *chain(*asked)]
    with prepared(), connection.cursor() as cursor:
        cursor.execute(FITS.replace("{asked}", values), values_asked)
        return {
            (is_page, source): Fit(float(precision or 0), float(recall or 0), whole, together)
            for is_page, source, precision, recall, whole, together in cursor.fetchall()
        }


def _asked(query: Query) -> Iterator[tuple[str, list[str], list[str], str]]:
    """By language: what must be held part by part, the lexemes of that, and all as one phrase."""
    wholes = _wholes(query)
    for code, text in query.every.items():
        if parts := _parts(text):
            lexemes = {lexeme for part in parts for _far, lexeme in steps(part)}
            yield code, parts, [*lexemes], wholes[code]


def _wholes(query: Query) -> dict[str, str]:
    """All that was typed as one phrase, for each language."""
    text = seen(" ".join(term.text for term in query.wanted))
    wordings = {
        code: (CONFIGURATIONS.get(code, DEFAULT_CONFIGURATION), worded(code, text))
        for code in query.by_language
    }
    known = phrases(wordings.values())
    return {code: known[wording] for code, wording in wordings.items()}


def _parts(tsquery: str) -> list[str]:
    """What must be held together, part by part; without what must not."""
    parts, depth, start = [], 0, 0
    for token in TOKEN.finditer(tsquery):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if token.group() == " & " and not depth:
            parts.append(tsquery[start : token.start()])
            start = token.end()
    parts.append(tsquery[start:])
    return [part for part in parts if not part.startswith("!")]
