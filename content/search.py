"""How texts are cut into words for searching, and how a reader's words become a query.

One text search configuration per language (migration 0001) takes accents away and finds word
stems. PostgreSQL has none for Chinese, so its characters are stored and asked for as bigrams.
Arabic is indexed twice: by PostgreSQL's stemmer, and in a light form without vowel signs and
article, because the stemmer alone misses a word typed without its article.
"""

import html
import re
from functools import reduce
from typing import Any

import nh3
from django.contrib.postgres.search import (
    CombinedSearchVector,
    SearchConfig,
    SearchQuery,
    SearchVectorField,
)
from django.db.models import Case, Expression, F, Func, Q, Value, When

from content.languages import CODES

CONFIGURATIONS = {code: f"portal_{code.split('-')[0]}" for code in ["ar", "en", "fr", "ru", "es"]}
DEFAULT_CONFIGURATION = "simple"

# A tsvector holds 1 MB and a text beyond this is a file, not a page.
MAX_INDEXED_CHARACTERS = 100_000
MAX_QUERY_CHARACTERS = 200

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_RUN = re.compile(f"[{HAN}]+")
ARABIC_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")
ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
ARABIC_ARTICLE = re.compile(r"\b(?:[وفبك]?ال|لل)(?=\w{2})")


def plain_text(markup: str) -> str:
    """The words of clean HTML, a blank between blocks, entities resolved."""
    return html.unescape(nh3.clean(markup.replace("<", " <"), tags=set())).strip()


def bigrams(text: str) -> str:
    """The text with every run of Chinese characters as its pairs: 海关 关组 组织."""
    return HAN_RUN.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text)


def light_arabic(text: str) -> str:
    """Arabic words without vowel signs, hamza forms and article."""
    return ARABIC_ARTICLE.sub("", ARABIC_SIGNS.sub("", text).translate(ARABIC_LETTERS))


def indexed(language: str, text: str) -> str:
    """The text as it goes into the search vector of its language."""
    text = text.replace("\x00", " ")[:MAX_INDEXED_CHARACTERS]
    return bigrams(text) if language.startswith("zh") else text


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


class ToVector(Func):
    """to_tsvector with a configuration that PostgreSQL knows to be constant."""

    function = "to_tsvector"
    output_field = SearchVectorField()


class Weight(Func):
    """setweight: A for titles down to D."""

    function = "setweight"
    output_field = SearchVectorField()


class ReadyQuery(SearchQuery):
    """A query of lexemes as they stand in vectors, in the syntax of PostgreSQL's tsquery."""

    template = "%(expressions)s::tsquery"


def _configuration() -> Expression:
    """The text search configuration of a row, by its language."""
    return Case(
        *[When(language=code, then=SearchConfig(name)) for code, name in CONFIGURATIONS.items()],
        default=SearchConfig(DEFAULT_CONFIGURATION),
    )


def vector_of(words: Any, *, is_light: bool = False) -> ToVector:
    """Words of a Version as its search vector holds them; light ones are Arabic in that form."""
    light = SearchConfig(DEFAULT_CONFIGURATION)
    return ToVector(light if is_light else _configuration(), words)


def version_vector() -> Expression:
    """The generated column `search_vector` of a Version, from its three indexed columns."""
    configuration = _configuration()
    parts = [
        Weight(ToVector(configuration, F("indexed_title")), Value("A")),
        Weight(ToVector(configuration, F("indexed_text")), Value("C")),
        Weight(ToVector(SearchConfig(DEFAULT_CONFIGURATION), F("indexed_light")), Value("C")),
    ]
    vector: Expression = parts[0]
    for part in parts[1:]:
        vector = CombinedSearchVector(vector, "||", part, config=None)
    return vector


def query_in(language: str, words: str) -> SearchQuery:
    """The words of a reader as a query on the vectors of one language.

    Quotes, `or` and a leading minus mean what they do on the Web; nothing typed is an error.
    """
    words = words.replace("\x00", " ")[:MAX_QUERY_CHARACTERS]
    if language.startswith("zh"):
        words = HAN_RUN.sub(lambda run: f' "{" ".join(_pairs(run.group()))}" ', words)
    configuration = CONFIGURATIONS.get(language, DEFAULT_CONFIGURATION)
    query = SearchQuery(words, config=configuration, search_type="websearch")
    if language == "ar":
        light = light_arabic(words)
        query |= SearchQuery(light, config=DEFAULT_CONFIGURATION, search_type="websearch")
    return query


def matching(words: str) -> Q:
    """The condition on Version rows that hold the words, each row asked in its own language."""
    return reduce(
        Q.__or__,
        [Q(language=code, search_vector=query_in(code, words)) for code in CODES],
    )
