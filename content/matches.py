"""What holds the words of a query, among what a reader may read: texts, and pages of files.

Rights stand in the same statement as the words, before any limit. Few matches are all found, and
every count of them is exact. Of common words, the newest are found: the index of words is asked
for one span of time after the other, so that it never walks through the archive. Which words are
common, the statistics of the database tell; were they wrong, it would only take longer.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from content.models import Attachment
from content.models.reading import type_of_reader
from content.spans import spans
from library.models import FilePage, Scan
from textsearch.queries import Query
from textsearch.vectors import ReadyQuery, lexeme

# Of more than this many, the newest are listed and counted.
MOST_FOUND = 1_000
# An entry has several texts, a file several pages that hold the words.
MOST_ROWS = 2 * MOST_FOUND
# Of common words, so many of the newest are ranked: each has its words read from the disk.
MOST_RANKED = 200
# Of words in the texts of weight D, C, B, A: facts count nothing, titles most.
WEIGHTS = "{0,0.2,0.4,1}"
# Where a page's file is shown.
SHOWN = "file__document__attachments"
# The first span that common words are looked for in has as many months as have enough of them,
# were the archive this long; each span after it is so many times longer.
MONTHS = 240
# How the parts of a tsquery begin that ask for topics and regions.
LABELS = ("('t=", "('r=")

RIGHTS = """
WITH readable (id, published_at) AS NOT MATERIALIZED ({entries}),
open (id, entry_id, document_id) AS NOT MATERIALIZED ({attachments})
"""
TEXTS = """
SELECT e.id AS entry, NULL::bigint AS attachment, t.id AS source, t.language, e.published_at{rank}
FROM content_version t JOIN readable e ON e.id = t.entry_id
WHERE t.status = 'published' AND t.search_vector @@ %s::tsquery
"""
PAGES = """
SELECT e.id AS entry, a.id AS attachment, t.id AS source, t.language, e.published_at{rank}
FROM library_filepage t
JOIN library_documentfile f ON f.id = t.file_id AND f.is_current AND f.scan = 'clean'
JOIN open a ON a.document_id = f.document_id
JOIN readable e ON e.id = a.entry_id
WHERE t.search_vector @@ %s::tsquery
"""
# All, in no order.
FEW = "({texts} LIMIT {most}) UNION ALL ({pages} LIMIT {most})"
# The newest, those among them ranked that are newest of all.
MANY = """
SELECT entry, attachment, source, language, published_at,
    CASE WHEN row_number() OVER (ORDER BY published_at DESC) > {ranked} THEN 0
    WHEN attachment IS NULL THEN (SELECT {rank} FROM content_version t WHERE t.id = source)
    ELSE (SELECT {rank} FROM library_filepage t WHERE t.id = source) END
FROM (({texts} ORDER BY e.published_at DESC LIMIT {most}) UNION ALL
    ({pages} ORDER BY e.published_at DESC LIMIT {most}) ORDER BY published_at DESC LIMIT {most})
AS newest
"""
ANY = "EXISTS ({texts}) OR EXISTS ({pages})"
EXPECTED = """
EXPLAIN (FORMAT JSON)
SELECT 1 FROM content_version WHERE status = 'published' AND search_vector @@ %s::tsquery
UNION ALL SELECT 1 FROM library_filepage WHERE search_vector @@ %s::tsquery
"""


class Match(NamedTuple):
    """A text or a page that holds the words.

    `source` is the key of the Version, or of the FilePage where there is an `attachment`.
    """

    entry: int
    attachment: int | None
    source: int
    language: str
    published_at: datetime
    rank: float


class Matches(NamedTuple):
    """The matches in no order; where they are not all, those of the newest entries."""

    rows: list[Match]
    is_complete: bool


NOTHING = Matches([], True)


def matches(
    query: Query,
    entries: QuerySet,
    user: type_of_reader,
    facts: Sequence[str] = (),
    *,
    is_ranked: bool = True,
) -> Matches:
    """The matches among these entries, which must be ones that this user may read.

    `facts` are parts of a tsquery that every one of them fulfils; they narrow the look-up only.
    Two statements; a few more for words that very many texts hold.
    """
    asked = _Asked.of(query, entries, user, facts)
    if asked is None:
        return NOTHING
    expected = asked.expected()
    if expected <= 2 * MOST_ROWS:
        rows = asked.few(is_ranked=is_ranked)
        if len(rows) < MOST_ROWS:
            return Matches(rows, True)
    return asked.many(expected, is_ranked=is_ranked)


def are_held(queries: Sequence[Query], entries: QuerySet, user: type_of_reader) -> list[bool]:
    """Of each query, whether this user may read anything among the entries that holds its words.

    One statement.
    """
    asked = [_Asked.of(query, entries, user, ()) for query in queries]
    some = [one for one in asked if one]
    found = iter(some[0].any([one.words for one in some]) if some else ())
    return [bool(one and next(found)) for one in asked]


def matching_pages(query: Query, user: type_of_reader) -> QuerySet:
    """Pages of files that this user may open and that hold the words, with their `entry`."""
    pages = FilePage.objects.order_by().filter(
        search_vector=ReadyQuery(query.text()),
        file__is_current=True,
        file__scan=Scan.CLEAN,
        **{f"{SHOWN}__in": Attachment.objects.visible_to(user)},
    )
    return pages.annotate(entry=F(f"{SHOWN}__entry"), attachment=F(SHOWN))


class _Asked:
    """The statements that ask for the words of a query among what a reader may read."""

    def __init__(self, query: Query, entries: QuerySet, user: Any, facts: Sequence[str]):
        self._words = query.text(*facts)
        # Pages do not hold the labels of their entry, which the rights have narrowed by already.
        self._page_words = query.text(*(fact for fact in facts if not fact.startswith(LABELS)))
        self._rank, self._rank_values = _rank(query)
        # Whoever may read an entry and may open its file, may read the pages of the file.
        attachments = Attachment.objects.shown().opened_to(user)
        readable, values = _sql(entries.order_by().values_list("pk", "published_at"))
        opened, more = _sql(attachments.values_list("pk", "entry", "document"))
        self._rights = RIGHTS.format(entries=readable, attachments=opened)
        self._rights_values = [*values, *more]

    @classmethod
    def of(cls, query: Query, entries: QuerySet, user: Any, facts: Sequence[str]) -> Self | None:
        """None where nothing is found, whatever the texts."""
        if not user.is_authenticated:
            facts = [*facts, lexeme("a=public")]
        try:
            return cls(query, entries, user, facts) if query else None
        except EmptyResultSet:
            return None

    def expected(self) -> int:
        """How many texts and pages hold the words, as the database reckons."""
        with connection.cursor() as cursor:
            cursor.execute(EXPECTED, [self._words, self._page_words])
            (plans,) = cursor.fetchone()
        return plans[0]["Plan"]["Plan Rows"]

    @property
    def words(self) -> tuple[str, str]:
        """What texts and pages must hold."""
        return self._words, self._page_words

    def any(self, words: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
        """Whether there is anything that holds these words, of each of them."""
        (found,) = self._rows(f"SELECT {', '.join([ANY] * len(words))}", [*chain(*words)])
        return found

    def few(self, *, is_ranked: bool) -> list[Match]:
        """All matches, unless there are MOST_ROWS."""
        rank, values = (self._rank, self._rank_values) if is_ranked else ("0", [])
        asked = [*values, self._words, *values, self._page_words]
        rows = self._rows(FEW, asked, shown=f", {rank}")
        return [Match(*row) for row in rows]

    def many(self, expected: int, *, is_ranked: bool) -> Matches:
        """The newest matches, from as many spans as it takes."""
        newest: list[Match] = []
        months = max(1, round(1.5 * MOST_FOUND * MONTHS / expected))
        for span in spans(timezone.localdate(), months):
            newest += self._newest(span, is_ranked=is_ranked)
            if len({match.entry for match in newest}) > MOST_FOUND or len(newest) >= MOST_ROWS:
                return Matches(newest, False)
        return Matches(newest, True)

    def _newest(self, span: str, *, is_ranked: bool) -> list[Match]:
        words = [f"{some} & {span}" for some in [self._words, self._page_words]]
        rank, values = (self._rank, self._rank_values) if is_ranked else ("0", [])
        rows = self._rows(MANY, [*values, *values, *words], rank=rank)
        return [Match(*row) for row in rows]

    def _rows(
        self, statement: str, values: list[Any], shown: str = "", rank: str = ""
    ) -> list[tuple]:
        arms = {"texts": TEXTS.format(rank=shown), "pages": PAGES.format(rank=shown)}
        filled = statement.format(**arms, rank=rank, ranked=MOST_RANKED, most=MOST_ROWS)
        with connection.cursor() as cursor:
            cursor.execute(self._rights + filled, [*self._rights_values, *values])
            return cursor.fetchall()


def _sql(rows: QuerySet) -> tuple[str, tuple]:
    """Raises EmptyResultSet where no row can be among them."""
    return rows.query.sql_with_params()


def _rank(query: Query) -> tuple[str, list[Any]]:
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
