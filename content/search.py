"""The condition that finds texts by words, and what early migrations ask for by this name."""

from django.db.models import Q

from textsearch.queries import understand
from textsearch.vectors import ReadyQuery, ToVector, Weight

__all__ = ["ToVector", "Weight", "matching"]


def matching(words: str) -> Q:
    """The condition on rows with a search vector that hold the words, each in its language."""
    query = understand(words)
    return Q(search_vector=ReadyQuery(query.text())) if query else Q(pk__in=[])
