"""Counting the words of what everybody may read, into the word list.

Whole at night, text by text in slices of keys, so that neither memory nor a lock grows with the
archive; new words between. Left out: what has a figure or a sign in it, single letters, and in
large archives words that stand in one text only, as most of those are slips themselves.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from content.models import Attachment, Entry, Version
from library.models import FilePage
from textsearch.words import folded, languages_with_words

SLICE_KEYS = 10_000
BATCH_ROWS = 5_000
# Where a language has more texts than this, a word counts only if two of them hold it.
MANY_TEXTS = 20_000
WORDS = ["indexed_title", "indexed_summary", "indexed_text"]

COUNTED = "CREATE TEMPORARY TABLE counted (language varchar(10), word text, texts bigint)"
# The parser of PostgreSQL cuts; "simple" makes small letters and leaves words as they are.
COUNT = """
INSERT INTO counted SELECT language, word, count(DISTINCT counted_pk) FROM (
    SELECT counted_pk, language, unnest(tsvector_to_array(to_tsvector('simple',
        concat_ws(' ', indexed_title, indexed_summary, split_part(indexed_text, chr(12), 1))))) word
    FROM ({texts}) texts
) words
WHERE length(word) BETWEEN 2 AND 60 AND word !~ '[0-9_]' GROUP BY language, word
"""
SUM = """
CREATE TEMPORARY TABLE summed AS
SELECT language, word, least(sum(texts), 2000000000)::int texts FROM counted
WHERE length(word) <= 60 GROUP BY language, word
HAVING sum(texts) > 1 OR NOT language = ANY(%s);
"""
WRITE = """
INSERT INTO textsearch_word (language, word, folded, texts)
SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])
ON CONFLICT (language, word)
"""
REPLACE = "DO UPDATE SET texts = excluded.texts WHERE textsearch_word.texts <> excluded.texts"
ADD = "DO NOTHING"
DELETE = """
DELETE FROM textsearch_word known WHERE NOT EXISTS (
    SELECT FROM summed WHERE summed.language = known.language AND summed.word = known.word
)
"""


def count_words() -> int:
    """Count everything anew; how many words there are."""
    started_at = timezone.now()
    _count(_published(), _pages())
    with connection.cursor() as cursor:
        number = sum(_write(cursor, batch, REPLACE) for batch in _batches())
        cursor.execute(DELETE)
        cursor.execute("DROP TABLE summed")
        cursor.execute("ANALYZE textsearch_word")
    # What was published meanwhile may have come too late, and is not to be lost until tomorrow.
    add_words(started_at)
    return number


def add_words(since: datetime) -> int:
    """Take up the words of texts published since then; how many rows they were."""
    _count(_published().filter(published_at__gte=since))
    with connection.cursor() as cursor:
        number = sum(_write(cursor, batch, ADD) for batch in _batches())
        cursor.execute("DROP TABLE summed")
    return number


def _published() -> QuerySet:
    """The texts of entries that everybody may read."""
    entries = Entry.objects.visible_to(AnonymousUser()).values("pk")
    texts = Version.objects.published().filter(
        entry__in=entries, language__in=languages_with_words()
    )
    return texts.order_by().values("language", *WORDS, counted_pk=F("pk"))


def _pages() -> QuerySet:
    """The pages of files that everybody may open; a file is one text."""
    documents = Attachment.objects.visible_to(AnonymousUser()).values("document")
    pages = FilePage.objects.current().filter(
        file__document__in=documents, language__in=languages_with_words()
    )
    return pages.order_by().values("language", *WORDS, counted_pk=F("file"))


def _count(*rows: QuerySet) -> None:
    """Fill the temporary table `summed` with language, word and number of texts."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS counted, summed; {COUNTED}")
        for texts in rows:
            for part in _slices(texts):
                sql, params = part.query.sql_with_params()
                cursor.execute(COUNT.format(texts=sql), params)
        cursor.execute(SUM, [_languages_with_many()])
        cursor.execute("DROP TABLE counted")


def _slices(texts: Any) -> Iterator[QuerySet]:
    """The rows in slices by the key of their text, which holds the pages of a file together."""
    last = texts.aggregate(last=Max("counted_pk"))["last"] or 0
    first = texts.order_by("counted_pk").values_list("counted_pk", flat=True).first() or 1
    for start in range(first, last + 1, SLICE_KEYS):
        yield texts.filter(counted_pk__gte=start, counted_pk__lt=start + SLICE_KEYS)


def _languages_with_many() -> list[str]:
    texts = Version.objects.published()
    return [
        code
        for code in languages_with_words()
        if texts.filter(language=code)[MANY_TEXTS : MANY_TEXTS + 1].exists()
    ]


def _batches() -> Iterator[list[tuple[str, str, int]]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT language, word, texts FROM summed")
        while batch := cursor.fetchmany(BATCH_ROWS):
            yield batch


def _write(cursor: Any, batch: list[tuple[str, str, int]], on_conflict: str) -> int:
    plain = {word: folded(word) for _language, word, _texts in batch}
    rows = [
        (code, word, plain[word], texts) for code, word, texts in batch if plain[word].isalpha()
    ]
    if rows:
        cursor.execute(WRITE + on_conflict, [list(column) for column in zip(*rows, strict=True)])
    return len(rows)
