"""Search vectors: columns with the words of a text, and facts to narrow it by.

One text search configuration per language takes accents away and finds word stems. Facts are
lexemes that no text can hold, as 'k=newsroom.news': a search that is narrowed by kind or month
is answered by the index of words alone, however many texts hold the words.

Triggers keep the columns. Words are cut when words are written, which takes most of the time;
where only facts change, as they do when a text is published, they are put in place of the old.
"""

from typing import Any

from django.contrib.postgres.search import SearchConfig, SearchQuery, SearchVectorField
from django.db import migrations
from django.db.models import Case, Expression, Func, When

# The configurations are made by the first migration of content.
CONFIGURATIONS = {code: f"portal_{code.split('-')[0]}" for code in ["ar", "en", "fr", "ru", "es"]}
DEFAULT_CONFIGURATION = "simple"
WORDS = ["language", "indexed_title", "indexed_summary", "indexed_text", "indexed_light"]


class ToVector(Func):
    """to_tsvector with a configuration that PostgreSQL knows to be constant."""

    function = "to_tsvector"
    output_field = SearchVectorField()


# This one and the next two stand in the first migrations only, where vectors were generated.
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


def _configuration() -> Expression:
    """The text search configuration of a row, by its language."""
    return Case(
        *[When(language=code, then=SearchConfig(name)) for code, name in CONFIGURATIONS.items()],
        default=SearchConfig(DEFAULT_CONFIGURATION),
    )


def lexeme(text: str) -> str:
    """A lexeme as it is written in a tsquery."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def configuration_of(column: str) -> str:
    """The text search configuration of a row in SQL, by the column of its language."""
    cases = " ".join(
        f"WHEN {column} = '{code}' THEN '{name}'::regconfig"
        for code, name in CONFIGURATIONS.items()
    )
    return f"CASE {cases} ELSE '{DEFAULT_CONFIGURATION}'::regconfig END"


# `indexed_light` has other forms of the words. The title is kept a second time, with the words
# that a language drops as common, and without places: words beside one another there are not
# those that stems are compared with.
MAKE_VECTORS = f"""
CREATE OR REPLACE FUNCTION textsearch_words_vector() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own CONSTANT regconfig := {configuration_of("NEW.language")};
BEGIN
    NEW.search_vector := setweight(to_tsvector(own, NEW.indexed_title), 'A')
        || setweight(to_tsvector(own, NEW.indexed_summary), 'B')
        || setweight(to_tsvector(own, NEW.indexed_text), 'C')
        || setweight(to_tsvector('{DEFAULT_CONFIGURATION}', NEW.indexed_light), 'C')
        || strip(to_tsvector('{DEFAULT_CONFIGURATION}', NEW.indexed_title))
        || array_to_tsvector(array_append(NEW.facts, 'l=' || NEW.language));
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION textsearch_facts_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search_vector := ts_delete(NEW.search_vector, OLD.facts) || array_to_tsvector(NEW.facts);
    RETURN NEW;
END $$;
"""


def make_vectors() -> migrations.RunSQL:
    """The operation that makes the functions which `keep_vector` calls."""
    return migrations.RunSQL(MAKE_VECTORS, migrations.RunSQL.noop)


def keep_vector(table: str) -> migrations.RunSQL:
    """The operation that keeps the column `search_vector`, which was a generated one before.

    Nothing is computed anew: it takes a moment, however many rows there are. Triggers fire by
    their names, so that these see what {table}_facts has written. Going back changes nothing:
    they do what the generated column did.
    """
    facts, words = f"{table}_vector_facts", f"{table}_vector_words"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ALTER COLUMN search_vector DROP EXPRESSION IF EXISTS;
        DROP TRIGGER IF EXISTS {facts} ON {table};
        CREATE TRIGGER {facts} BEFORE UPDATE ON {table}
            FOR EACH ROW WHEN (OLD.facts IS DISTINCT FROM NEW.facts)
            EXECUTE FUNCTION textsearch_facts_vector();
        DROP TRIGGER IF EXISTS {words} ON {table};
        CREATE TRIGGER {words} BEFORE INSERT OR UPDATE OF {", ".join(WORDS)} ON {table}
            FOR EACH ROW EXECUTE FUNCTION textsearch_words_vector();
        """,
        migrations.RunSQL.noop,
    )
