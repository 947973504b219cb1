"""The order of what is found: by name, then in the reader's language, then in the others.

What is tuned by judged questions stands here alone.
"""

from datetime import datetime
from math import exp
from typing import NamedTuple

from content.matches import Match
from search.fits import NO_FIT, Fit, fits_of, key_of, type_of_fits
from search.kinds import PAPER
from search.units import Unit
from textsearch.queries import Query

# Of so many that hold the words well enough, titles are looked at more closely.
MOST_LOOKED_AT = 100
# How much counts: how often and how near the words stand, how well the title fits, and whether
# they stand one after the other in the title, in the text.
RANK, TITLE, WHOLE, TOGETHER = 0.4, 1.0, 0.3, 0.1
# What somebody looks for is more often a page of these kinds than one of the others.
KINDS = {
    "content.topic": 1.3,
    "catalogue.tool": 1.2,
    "catalogue.instrument": 1.2,
    "events.event": 0.85,
    PAPER: 0.8,
}
# A year makes this much of a difference, until nothing is left of it.
FRESH = {"newsroom.news", "events.event"}
NEWNESS = 0.3
YEARS = 3.0
SECONDS_PER_YEAR = 365.25 * 24 * 3600


class _Ranked(NamedTuple):
    """A unit with its matches in the language that counts; less comes first."""

    place: int
    is_foreign: bool
    score: float
    unit: Unit
    matches: list[Match]


def best_first(units: list[Unit], query: Query, language: str, now: datetime) -> list[Unit]:
    """The units as well as they answer the words, the best first: at most two statements."""
    ranked = sorted((_ranked(unit, language, now, {}) for unit in units), key=_order)
    first, rest = ranked[:MOST_LOOKED_AT], ranked[MOST_LOOKED_AT:]
    if len(first) > 1:
        fits = fits_of((match for some in first for match in some.matches), query)
        first = sorted((_ranked(some.unit, language, now, fits) for some in first), key=_order)
    return [some.unit for some in (*first, *rest)]


def newest_first(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=_age, reverse=True)


def _age(unit: Unit) -> tuple[datetime, int, int]:
    return unit.published_at, unit.entry, unit.attachment or 0


def _order(ranked: _Ranked) -> tuple:
    place, is_foreign, score, unit, _matches = ranked
    return place, is_foreign, -score, *(-some for some in _numbers(unit))


def _numbers(unit: Unit) -> tuple[float, int, int]:
    return unit.published_at.timestamp(), unit.entry, unit.attachment or 0


def _ranked(unit: Unit, language: str, now: datetime, fits: type_of_fits) -> _Ranked:
    own = [match for match in unit.matches if match.language == language]
    matches = _best_two(own or unit.matches)
    merit = max((_merit(match, fits.get(key_of(match), NO_FIT)) for match in matches), default=0.0)
    score = merit * KINDS.get(unit.kind, 1.0) * _freshness(unit, now)
    return _Ranked(unit.place, not own, score, unit, matches)


def _best_two(matches: list[Match]) -> list[Match]:
    """The best text and the best page."""
    best: dict[bool, Match] = {}
    for match in sorted(matches, key=lambda match: -match.rank):
        best.setdefault(match.attachment is None, match)
    return [*best.values()]


def _merit(match: Match, fit: Fit) -> float:
    return RANK * match.rank + TITLE * fit.share + WHOLE * fit.is_whole + TOGETHER * fit.is_together


def _freshness(unit: Unit, now: datetime) -> float:
    if unit.kind not in FRESH:
        return 1.0
    years = max(0.0, (now - unit.published_at).total_seconds()) / SECONDS_PER_YEAR
    return 1 + NEWNESS * exp(-years / YEARS)
