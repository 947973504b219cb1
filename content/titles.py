"""Titles by their words: an index of their own, for suggestions while somebody types.

Its vector holds what that of the whole text holds of the title, and the facts of the entry, so
that the same queries find in it.
"""

from django.contrib.postgres.search import CombinedSearchVector, SearchConfig
from django.db.models import CharField, Expression, F, Func, Value

from textsearch.vectors import DEFAULT_CONFIGURATION, FactsVector, Strip, ToVector, vector_of


def title_vector() -> Expression:
    """The vector of a text's title: stems, words as typed, light Arabic, facts."""
    simple = SearchConfig(DEFAULT_CONFIGURATION)
    light = Func(
        F("indexed_light"), Value("\n"), Value(1), function="split_part", output_field=CharField()
    )
    whole: Expression = vector_of(F("indexed_title"))
    for part in [
        Strip(ToVector(simple, F("indexed_title"))),
        Strip(ToVector(simple, light)),
        FactsVector(F("facts")),
    ]:
        whole = CombinedSearchVector(whole, "||", part, config=None)
    return whole
