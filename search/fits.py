"""How well titles fit what was typed: asked of the few texts and pages that may come first."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection

from content.matches import Match
from textsearch.forms import seen, worded
from textsearch.lexemes import phrases
from textsearch.queries import Query
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION

# Quoted words, brackets, and the "and" between two parts of a tsquery.
TOKEN = re.compile(r"'(?:[^']|'')*'|[()]| & ")
FITS = """
SELECT held.is_page, held.id, length(held.title),
    count(*) FILTER (WHERE held.title @@ asked.part::tsquery), count(*),
    bool_or(held.title @@ asked.whole::tsquery), bool_or(held.words @@ asked.whole::tsquery)
FROM (
    SELECT false is_page, id, language, search_vector words, ts_filter(search_vector, '{a}') title
    FROM content_version WHERE id = ANY(%(texts)s)
    UNION ALL
    SELECT true, id, language, search_vector, ts_filter(search_vector, '{a}')
    FROM library_filepage WHERE id = ANY(%(pages)s)
) held
JOIN unnest(%(codes)s::text[], %(parts)s::text[], %(wholes)s::text[])
    asked (language, part, whole) ON asked.language = held.language
GROUP BY 1, 2, 3
"""


class Fit(NamedTuple):
    """How many of the words that were typed a title has, how many it has itself.

    `is_whole` and `is_together`: the title, or the text, has them one after the other.
    """

    of_title: int
    held: int
    asked: int
    is_whole: bool
    is_together: bool

    @property
    def share(self) -> float:
        """1 where the title is what was typed, 0 where it has none of it (the F1 measure)."""
        return min(1.0, 2 * self.held / (self.of_title + self.asked)) if self.held else 0.0


NO_FIT = Fit(0, 0, 1, False, False)
type_of_fits = Mapping[tuple[bool, int], Fit]


def key_of(match: Match) -> tuple[bool, int]:
    return match.attachment is not None, match.source


def fits_of(matches: Iterable[Match], query: Query) -> type_of_fits:
    """The fit of the title of each match, by its key: one or two statements."""
    keys = {key_of(match) for match in matches}
    parts = {code: _parts(text) for code, text in query.by_language.items()}
    rows = [(code, part) for code, some in parts.items() for part in some]
    if not (keys and rows):
        return {}
    wholes = _wholes(query)
    values = {
        "texts": [source for is_page, source in keys if not is_page],
        "pages": [source for is_page, source in keys if is_page],
        "codes": [code for code, _part in rows],
        "parts": [part for _code, part in rows],
        "wholes": [wholes[code] for code, _part in rows],
    }
    with connection.cursor() as cursor:
        cursor.execute(FITS, values)
        return {(is_page, source): Fit(*fit) for is_page, source, *fit in cursor.fetchall()}


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
