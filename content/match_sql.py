"""The SQL of content.matches: rights, the words of texts and pages, how well these hold them.

No LIMIT is a plain number: PostgreSQL would walk through the texts, sure to meet so few soon.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from content.compiled import Question
from content.models.reading import type_of_reader
from content.search_facts import SHOWN_FACTS
from textsearch.queries import Query

# Entries that a reader may read; compiled once where they are the same for all visitors.
type_of_entries = QuerySet | Question
# Of words in the texts of weight D, C, B, A: facts count nothing, titles most.
WEIGHTS = "{0,0.2,0.4,1}"
RIGHTS = """
WITH readable (id, published_at, date_precision, languages) AS NOT MATERIALIZED ({entries}),
open (id, entry_id, document_id, is_listed) AS NOT MATERIALIZED ({attachments})
"""
ATTACHMENT_COLUMNS = ["pk", "entry", "document", "is_listed"]
TEXTS = """
SELECT e.id AS entry, NULL::bigint AS attachment, t.id AS source, t.language, e.published_at,
    t.facts, e.date_precision, e.languages, true AS is_listed
FROM content_version t JOIN readable e ON e.id = t.entry_id
WHERE t.status = 'published' AND t.search_vector @@ %s::tsquery
"""
PAGES = """
SELECT e.id AS entry, a.id AS attachment, t.id AS source, t.language, e.published_at,
    NULL::text[] AS facts, e.date_precision, e.languages, a.is_listed
FROM library_filepage t
JOIN library_documentfile f ON f.id = t.file_id AND f.is_current AND f.scan = 'clean'
JOIN open a ON a.document_id = f.document_id
JOIN readable e ON e.id = a.entry_id
WHERE t.search_vector @@ %s::tsquery
"""
# All, in no order; without their ranks and facts where there are too many.
FEW = """
SELECT entry, attachment, source, language, extract(epoch FROM published_at)::float8,
    CASE WHEN count(*) OVER () < {most} THEN {ranks} ELSE 0 END,
    CASE WHEN count(*) OVER () < {most} THEN {facts} END
FROM (({texts}) UNION ALL ({pages}) LIMIT {most}) AS found
"""
# The newest, those among them ranked that are newest of all. Sorted by an expression, as PostgreSQL
# would walk back in time by the index of a column and look into each text.
MANY = """
SELECT entry, attachment, source, language, extract(epoch FROM published_at)::float8,
    CASE WHEN row_number() OVER (ORDER BY published_at DESC) > {ranked} THEN 0 ELSE {ranks} END,
    {facts}
FROM (({texts} ORDER BY e.published_at + interval '0' DESC LIMIT {most}) UNION ALL
    ({pages} ORDER BY e.published_at + interval '0' DESC LIMIT {most})
    ORDER BY published_at DESC LIMIT {most}) AS found
"""
# Pages of listed files tell what is known of their entry; papers have facts of their own.
FACTS_OF_TEXT = """
coalesce(facts, (
    SELECT t.facts FROM content_version t WHERE t.entry_id = entry AND t.status = 'published'
    LIMIT 1
))
"""
SHOWN = SHOWN_FACTS.format(FACTS_OF_TEXT, "date_precision", "languages")
FACTS = f"CASE WHEN is_listed THEN {SHOWN} END"
NO_FACTS = "NULL::text"
RANKS = """
CASE WHEN attachment IS NULL THEN (SELECT {rank} FROM content_version t WHERE t.id = source)
ELSE (SELECT {rank} FROM library_filepage t WHERE t.id = source) END
"""
# Counted, as whatever is asked to exist only is looked for by walking through the texts, too.
ANY = """
(SELECT count(*) FROM ({texts} LIMIT (SELECT 1)) held) +
(SELECT count(*) FROM ({pages} LIMIT (SELECT 1)) held) > 0
"""
EXPECTED = """
EXPLAIN (FORMAT JSON)
SELECT 1 FROM content_version WHERE status = 'published' AND search_vector @@ %s::tsquery
UNION ALL SELECT 1 FROM library_filepage WHERE search_vector @@ %s::tsquery
"""


def sql_of(entries: type_of_entries, reader: type_of_reader) -> tuple[str, Sequence[Any]]:
    """What a look-up takes of the entries. Raises EmptyResultSet where there can be none."""
    if isinstance(entries, Question):
        return entries.sql_for(reader)
    return columns_of(entries).query.sql_with_params()


def columns_of(entries: QuerySet) -> QuerySet:
    """What a look-up takes of entries."""
    return entries.order_by().values_list("pk", "published_at", "date_precision", "languages")


def rank_of(query: Query) -> tuple[str, list[Any]]:
    """How well a row holds the words, by the query of its language: SQL and its values."""
    codes: dict[str, list[str]] = {}
    for code, text in query.by_language.items():
        codes.setdefault(text, []).append(code)
    values: list[Any] = []
    case = ""
    for text, some in codes.items():
        case += (
            f" WHEN t.language = ANY (%s) THEN ts_rank('{WEIGHTS}', t.search_vector, %s::tsquery)"
        )
        values += [some, text]
    return f"CASE{case} ELSE 0 END", values
