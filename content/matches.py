"""What holds the words of a query, among what a reader may read: texts, and pages of files.

Rights stand in the same statement as the words, before any limit. Few matches are all found, and
every count of them is exact. Of common words, the newest are found: the index of words is asked
for one span of months after the other, so that it never walks through the archive.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchRank
from django.db.models import BigIntegerField, Case, F, FloatField, QuerySet, Value, When
from django.utils import timezone

from content.models import Attachment, Version
from content.models.reading import type_of_reader
from library.models import FilePage, Scan
from textsearch.queries import Query
from textsearch.vectors import ReadyQuery, lexeme

# Of more than this many, the newest are listed and counted.
MOST_FOUND = 1_000
# An entry has several texts, a file several pages that hold the words.
MOST_ROWS = 2 * MOST_FOUND
# Of words in the texts of weight D, C, B, A: facts count nothing, titles most.
WEIGHTS = [0.0, 0.2, 0.4, 1.0]
# Where a page's file is shown.
SHOWN = "file__document__attachments"
# Months in the spans that common words are looked for in, the newest first; then all the rest.
SPANS = [3, 12, 48, 144]


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
    One statement; two to five for words that more than 2,000 texts hold.
    """
    if not query:
        return Matches([], True)
    if not user.is_authenticated:
        facts = [*facts, lexeme("a=public")]
    rows = _rows(query, entries, user, facts, is_ranked=is_ranked)
    if len(rows) < MOST_ROWS:
        return Matches(rows, True)
    newest: list[Match] = []
    for span in _spans():
        newest += _rows(query, entries, user, [*facts, span], is_ranked=is_ranked, is_newest=True)
        if len(newest) >= MOST_FOUND:
            break
    return Matches(newest, False)


def holds(query: Query, entries: QuerySet, user: type_of_reader) -> bool:
    """Whether this user may read anything among the entries that holds the words."""
    if not query:
        return False
    facts = [] if user.is_authenticated else [lexeme("a=public")]
    arms = _arms(query, entries, user, facts, is_ranked=False)
    return any(arm[:1].exists() for arm in arms)


def _rows(query: Query, entries: Any, user: Any, facts: Sequence[str], **how: Any) -> list[Match]:
    is_newest = how.pop("is_newest", False)
    texts, pages = _arms(query, entries, user, facts, **how)
    if is_newest:
        texts, pages = texts.order_by("-entry__published_at"), pages.order_by("-published_at")
    rows = texts[:MOST_ROWS].union(pages[:MOST_ROWS], all=True)
    return [Match(*row) for row in rows]


def _arms(
    query: Query, entries: Any, user: Any, facts: Sequence[str], *, is_ranked: bool
) -> tuple[QuerySet, QuerySet]:
    """Texts and pages as rows of a Match."""
    holding = ReadyQuery(query.text(*facts))
    rank = _rank(query) if is_ranked else Value(0.0, FloatField())
    readable = entries.order_by().values("pk")
    texts = Version.objects.published().filter(search_vector=holding, entry__in=readable)
    texts = texts.order_by().annotate(rank=rank, attachment=Value(None, BigIntegerField()))
    attachments = Attachment.objects.visible_to(user).filter(entry__in=readable)
    pages = _pages(holding, attachments).annotate(
        rank=rank, published_at=F(f"{SHOWN}__entry__published_at")
    )
    return (
        texts.values_list("entry", "attachment", "pk", "language", "entry__published_at", "rank"),
        pages.values_list("entry", "attachment", "pk", "language", "published_at", "rank"),
    )


def matching_pages(query: Query, user: type_of_reader) -> QuerySet:
    """Pages of files that this user may open and that hold the words, with their `entry`."""
    return _pages(ReadyQuery(query.text()), Attachment.objects.visible_to(user))


def _pages(holding: ReadyQuery, attachments: QuerySet) -> QuerySet:
    pages = FilePage.objects.order_by().filter(
        search_vector=holding,
        file__is_current=True,
        file__scan=Scan.CLEAN,
        **{f"{SHOWN}__in": attachments},
    )
    return pages.annotate(entry=F(f"{SHOWN}__entry"), attachment=F(SHOWN))


def _rank(query: Query) -> Case:
    """How well a row holds the words, by the query of its language."""
    ranks = [
        When(language=code, then=SearchRank(F("search_vector"), ReadyQuery(text), weights=WEIGHTS))
        for code, text in query.by_language.items()
    ]
    return Case(*ranks, default=Value(0.0), output_field=FloatField())


def _spans() -> Iterator[str]:
    """Parts of a tsquery: spans of months that do not overlap, and the rest."""
    today = timezone.localdate()
    month = today.year * 12 + today.month - 1
    seen: list[str] = []
    done = 0
    for most in SPANS:
        months = [
            lexeme(f"m={n // 12}{n % 12 + 1:02}") for n in range(month - most + 1, month - done + 1)
        ]
        seen += months
        done = most
        yield f"({' | '.join(months)})"
    yield f"!({' | '.join(seen)})"
