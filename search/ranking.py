"""The order of what is found: by name, then in the reader's language, then in the others.

What is tuned by judged questions stands here alone.
"""

from datetime import datetime
from itertools import chain
from math import exp

from content.matches import Match
from search.fits import NO_FIT, fits_of, key_of, type_of_fits
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


def best_first(units: list[Unit], query: Query, language: str, now: datetime) -> list[Unit]:
    """The units as well as they answer the words, the best first: at most two statements."""
    seconds = now.timestamp()
    ranked = sorted(units, key=lambda unit: _order(unit, language, seconds, {}))
    first, rest = ranked[:MOST_LOOKED_AT], ranked[MOST_LOOKED_AT:]
    if len(first) > 1:
        best = chain.from_iterable(_best_two(_that_count(unit, language)) for unit in first)
        fits = fits_of(best, query)
        first.sort(key=lambda unit: _order(unit, language, seconds, fits))
    return [*first, *rest]


def newest_first(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=_age, reverse=True)


def _age(unit: Unit) -> tuple[float, int, int]:
    return unit.seconds, unit.entry, unit.attachment or 0


def _order(unit: Unit, language: str, now: float, fits: type_of_fits) -> tuple[float, ...]:
    """The place of a unit among others; the least comes first."""
    matches = _that_count(unit, language)
    is_foreign = not matches or matches[0].language != language
    merit = _merit(matches, fits)
    score = merit * KINDS.get(unit.kind, 1.0) * _freshness(unit, now) if merit else 0.0
    return unit.place, is_foreign, -score, -unit.seconds, -unit.entry, -(unit.attachment or 0)


def _that_count(unit: Unit, language: str) -> list[Match]:
    """The matches in the reader's language, or all of them where there is none."""
    own = [match for match in unit.matches if match.language == language]
    return own or unit.matches


def _merit(matches: list[Match], fits: type_of_fits) -> float:
    """How well the best of the matches answers; without fits, how well it holds the words."""
    if not fits:
        return RANK * max([match.rank for match in matches], default=0.0)
    return max((_merit_of(match, fits) for match in _best_two(matches)), default=0.0)


def _merit_of(match: Match, fits: type_of_fits) -> float:
    fit = fits.get(key_of(match), NO_FIT)
    return RANK * match.rank + TITLE * fit.share + WHOLE * fit.is_whole + TOGETHER * fit.is_together


def _best_two(matches: list[Match]) -> list[Match]:
    """The best text and the best page."""
    best: dict[bool, Match] = {}
    for match in sorted(matches, key=lambda match: -match.rank):
        best.setdefault(match.attachment is None, match)
    return [*best.values()]


def _freshness(unit: Unit, now: float) -> float:
    if unit.kind not in FRESH:
        return 1.0
    years = max(0.0, now - unit.seconds) / SECONDS_PER_YEAR
    return 1 + NEWNESS * exp(-years / YEARS)
