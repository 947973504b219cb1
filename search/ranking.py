"""The order of what is found: by name, then in the reader's language, then in the others.

What is tuned by judged questions stands here alone.
"""

from datetime import datetime
from math import exp

from search.kinds import PAPER
from search.units import Unit

# What somebody looks for is more often a page of these kinds than one of the others.
KINDS = {"content.topic": 1.5, "catalogue.tool": 1.2, "catalogue.instrument": 1.2, PAPER: 0.8}
# A year makes this much of a difference, until nothing is left of it.
NEWNESS = 0.3
YEARS = 3.0
SECONDS_PER_YEAR = 365.25 * 24 * 3600


def best_first(units: list[Unit], language: str, now: datetime) -> list[Unit]:
    """The units as well as they answer the words, the best first."""
    return sorted(units, key=lambda unit: (unit.place, *_merit(unit, language, now)))


def newest_first(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=_age, reverse=True)


def _age(unit: Unit) -> tuple[datetime, int, int]:
    return unit.published_at, unit.entry, unit.attachment or 0


def _merit(unit: Unit, language: str, now: datetime) -> tuple:
    """Less is better: another language last, then a rank that lets kind and newness count."""
    own = [match.rank for match in unit.matches if match.language == language]
    rank = max(own or [match.rank for match in unit.matches] or [0.0])
    years = max(0.0, (now - unit.published_at).total_seconds()) / SECONDS_PER_YEAR
    score = rank * KINDS.get(unit.kind, 1.0) * (1 + NEWNESS * exp(-years / YEARS))
    return not own, -score, -unit.published_at.timestamp(), unit.entry, unit.attachment or 0
