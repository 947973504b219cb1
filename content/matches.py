"""What holds the words of a query, among what a reader may read: texts, and pages of files.

Rights stand in the same statement as the words, before any limit. Few matches are all found, and
every count of them is exact. Of common words, the newest are found: the index of words is asked
for one span of time after the other, so that it never walks through the archive. Which words are
common, the statistics of the database tell; were they wrong, it would only take longer.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from content.match_sql import (
    ANY,
    ATTACHMENT_COLUMNS,
    ENTRY_COLUMNS,
    EXPECTED,
    FEW,
    MANY,
    NO_FACTS,
    PAGE_FACTS,
    PAGES,
    RANKS,
    RIGHTS,
    TEXT_FACTS,
    TEXTS,
    rank_of,
    sql_of,
)
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
# Words that no more texts seem to hold are looked for in all of them at once. Statistics know
# nothing of most words, and take each for one that half a per cent of the texts hold.
MOST_TRIED = 20_000
# Of common words, so many of the newest are ranked: each has its words read from the disk.
MOST_RANKED = 200
# Where a page's file is shown.
SHOWN = "file__document__attachments"
# The first span that common words are looked for in has as many months as have enough of them,
# were the archive this long; each span after it is so many times longer.
MONTHS = 240
# How the parts of a tsquery begin that ask for topics and regions.
LABELS = ("('t=", "('r=")


class Match(NamedTuple):
    """A text or a page that holds the words.

    `source` is the key of the Version, or of the FilePage where there is an `attachment`;
    `published_at` is in seconds since 1970, which thousands of rows are read faster with. `facts`
    are those of the entry (see SHOWN_FACTS), where they were asked for; papers have none.
    """

    entry: int
    attachment: int | None
    source: int
    language: str
    published_at: float
    rank: float
    facts: str | None = None


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
    with_facts: bool = False,
    expected: int | None = None,
) -> Matches:
    """The matches among these entries, which must be ones that this user may read.

    `facts` are parts of a tsquery that every one of them fulfils; they narrow the look-up only.
    `expected` is what `expected_matches` said, where it was asked already. Two statements; a few
    more for words that very many texts hold.
    """
    asked = _Asked.of(query, entries, user, facts)
    if asked is None:
        return NOTHING
    asked.is_ranked, asked.with_facts = is_ranked, with_facts
    expected = asked.expected() if expected is None else expected
    if expected <= MOST_TRIED:
        rows = asked.few()
        if len(rows) < MOST_ROWS:
            return Matches(rows, True)
        # More than expected, perhaps many more: the words of a phrase go together.
        expected = max(expected, 15 * MOST_ROWS)
    return asked.many(expected)


def expected_matches(query: Query, entries: QuerySet, user: type_of_reader) -> int:
    """How many matches there seem to be, before rights: one statement; none for no words."""
    asked = _Asked.of(query, entries, user, ())
    return asked.expected() if asked else 0


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

    is_ranked = True
    with_facts = False

    def __init__(self, query: Query, entries: QuerySet, user: Any, facts: Sequence[str]):
        self._words = query.text(*facts)
        # Pages do not hold the labels of their entry, which the rights have narrowed by already.
        self._page_words = query.text(*(fact for fact in facts if not fact.startswith(LABELS)))
        self._rank, self._rank_values = rank_of(query)
        # Whoever may read an entry and may open its file, may read the pages of the file.
        attachments = Attachment.objects.shown().opened_to(user)
        readable, values = sql_of(entries.order_by().values_list(*ENTRY_COLUMNS))
        opened, more = sql_of(attachments.values_list(*ATTACHMENT_COLUMNS))
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
        (found,) = self._fetch(f"SELECT {', '.join([ANY] * len(words))}", [*chain(*words)])
        return found

    def few(self) -> list[Match]:
        """All matches, unless there are MOST_ROWS."""
        return self._rows(FEW, [self._words, self._page_words])

    def many(self, expected: int) -> Matches:
        """The newest matches, from as many spans as it takes."""
        newest: list[Match] = []
        months = max(1, round(1.5 * MOST_FOUND * MONTHS / expected))
        for place, span in enumerate(spans(timezone.localdate(), months)):
            words = [f"{some} & {span}" for some in [self._words, self._page_words]]
            newest += self._rows(MANY, words)
            if len({match.entry for match in newest}) > MOST_FOUND or len(newest) >= MOST_ROWS:
                return Matches(newest, False)
            # Not common at all: unknown words with many forms seem to be.
            if not place and len(newest) < MOST_FOUND // 10:
                rows = self.few()
                if len(rows) < MOST_ROWS:
                    return Matches(rows, True)
        return Matches(newest, True)

    def _rows(self, statement: str, words: list[str]) -> list[Match]:
        rank, values = (self._rank, self._rank_values) if self.is_ranked else ("0", [])
        parts = {"ranks": RANKS.format(rank=rank), "ranked": MOST_RANKED}
        rows = self._fetch(statement, [*values, *values, *words], **parts)
        return [Match(*row) for row in rows]

    def _fetch(self, statement: str, values: list[Any], **parts: Any) -> list[tuple]:
        texts = TEXTS.format(facts=TEXT_FACTS if self.with_facts else NO_FACTS)
        pages = PAGES.format(facts=PAGE_FACTS if self.with_facts else NO_FACTS)
        most = f"(SELECT {MOST_ROWS})"
        filled = statement.format(texts=texts, pages=pages, most=most, **parts)
        with connection.cursor() as cursor:
            cursor.execute(self._rights + filled, [*self._rights_values, *values])
            return cursor.fetchall()
