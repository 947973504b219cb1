"""Search vectors: generated columns with the words of a text, and facts to narrow it by.

One text search configuration per language takes accents away and finds word stems. Facts are
lexemes that no text can hold, as 'k=newsroom.news': a search that is narrowed by kind or month
is answered by the index of words alone, however many texts hold the words.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import (
    CombinedSearchVector,
    SearchConfig,
    SearchQuery,
    SearchVectorField,
)
from django.db.models import Case, Expression, F, Func, Value, When

# The configurations are made by the first migration of content.
CONFIGURATIONS = {code: f"portal_{code.split('-')[0]}" for code in ["ar", "en", "fr", "ru", "es"]}
DEFAULT_CONFIGURATION = "simple"


class ToVector(Func):
    """to_tsvector with a configuration that PostgreSQL knows to be constant."""

    function = "to_tsvector"
    output_field = SearchVectorField()


class Weight(Func):
    """setweight: A for titles down to D."""

    function = "setweight"
    output_field = SearchVectorField()


class Strip(Func):
    """A vector without places and weights: no phrase is found in it."""

    function = "strip"
    output_field = SearchVectorField()


class FactsVector(Func):
    """The facts of a row and its language as lexemes without a place in the text."""

    function = "array_to_tsvector"
    template = "%(function)s(array_append(%(expressions)s, 'l=' || language))"
    output_field = SearchVectorField()


class ReadyQuery(SearchQuery):
    """A query of lexemes as they stand in vectors, in the syntax of PostgreSQL's tsquery."""

    template = "%(expressions)s::tsquery"


def vector_of(words: Any, *, is_light: bool = False) -> ToVector:
    """Words as the search vector of their row's language holds them; light ones as they stand."""
    light = SearchConfig(DEFAULT_CONFIGURATION)
    return ToVector(light if is_light else _configuration(), words)


def vector(columns: Iterable[tuple[str, str]], *, light: str, as_typed: str) -> Expression:
    """The generated column of a row with `language` and `facts`: pairs of column and weight.

    `light` is a column of other forms of its words. That `as_typed` is kept a second time, with
    the words that a language drops as common, and without places: words beside one another there
    are not those that stems are compared with.
    """
    simple = SearchConfig(DEFAULT_CONFIGURATION)
    parts = [Weight(ToVector(_configuration(), F(name)), Value(w)) for name, w in columns]
    typed = Strip(ToVector(simple, F(as_typed)))
    whole: Expression = parts[0]
    for part in [*parts[1:], Weight(ToVector(simple, F(light)), Value("C")), typed]:
        whole = CombinedSearchVector(whole, "||", part, config=None)
    return CombinedSearchVector(whole, "||", FactsVector(F("facts")), config=None)


def _configuration() -> Expression:
    """The text search configuration of a row, by its language."""
    return Case(
        *[When(language=code, then=SearchConfig(name)) for code, name in CONFIGURATIONS.items()],
        default=SearchConfig(DEFAULT_CONFIGURATION),
    )


def lexeme(text: str) -> str:
    """A lexeme as it is written in a tsquery."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
