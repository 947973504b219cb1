"""Looking words up in texts and in pages of files, among what a reader may read.

Rights stand in the same statement as the words, before any limit.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from content.compiled import compiled_once
from content.match_sql import (
    ANY,
    ATTACHMENT_COLUMNS,
    EXPECTED,
    FACTS,
    FEW,
    MANY,
    NO_FACTS,
    PAGES,
    RANKS,
    RIGHTS,
    TEXTS,
    rank_of,
    sql_of,
    type_of_entries,
)
from content.models import Attachment
from content.models.reading import type_of_reader
from content.prepared import prepared
from content.spans import Spans
from textsearch.queries import Query
from textsearch.vectors import lexeme

# Of more than this many, the newest are listed and counted.
MOST_FOUND = 1_000
# An entry has several texts, a file several pages that hold the words.
MOST_ROWS = 2 * MOST_FOUND
# Words that no more texts seem to hold are looked for in all of them at once. Statistics know
# nothing of most words, and take each for one that half a per cent of the texts hold; they know
# of facts.
MOST_TRIED, MOST_TRIED_AMONG = 6_000, 2 * MOST_ROWS
# What is looked for in spans may well be as common: the words of a phrase go together, and a span
# that is too short takes less time than one that is too long.
LEAST_COMMON = 12 * MOST_ROWS
# Of common words, so many of the newest are ranked: each has its words read from the disk.
MOST_RANKED = 200
# The first span that common words are looked for in has as many months as have enough of them,
# were the archive this long.
MONTHS = 240
# Each span after the first is as long as the ones before let expect; at most so many times longer.
MOST_GROWTH = 8
YEAR = re.compile("'y=([0-9]{4})'")
PUBLIC = lexeme("a=public")
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


@compiled_once
def _opened(reader: type_of_reader) -> QuerySet:
    opened = Attachment.objects.shown().opened_to(reader)
    return opened.order_by().values_list(*ATTACHMENT_COLUMNS)


class LookUp:
    """The statements that ask for the words of a query among what a reader may read."""

    is_ranked = True
    with_facts = False

    def __init__(self, query: Query, entries: type_of_entries, user: Any, facts: Sequence[str]):
        self._words = query.text(*facts)
        # Pages do not hold the labels of their entry, which the rights have narrowed by already.
        self._page_words = query.text(*(fact for fact in facts if not fact.startswith(LABELS)))
        self._has_facts = any(fact != PUBLIC for fact in facts)
        self._years = [int(year) for year in YEAR.findall(" ".join(facts))]
        self._rank, self._rank_values = rank_of(query)
        # Whoever may read an entry and may open its file, may read the pages of the file.
        readable, values = sql_of(entries, user)
        opened, more = _opened().sql_for(user)
        self._rights = RIGHTS.format(entries=readable, attachments=opened)
        self._rights_values = [*values, *more]

    @classmethod
    def of(
        cls, query: Query, entries: type_of_entries, user: Any, facts: Sequence[str]
    ) -> Self | None:
        """None where nothing is found, whatever the texts."""
        if not user.is_authenticated:
            facts = [*facts, PUBLIC]
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

    def matches(self, expected: int | None = None) -> Matches:
        """All, or the newest where there are too many."""
        expected = self.expected() if expected is None else expected
        most = MOST_TRIED_AMONG if self._has_facts else MOST_TRIED
        is_tried = expected <= most
        if is_tried and (few := self.few()):
            return few
        return self.many(max(expected, LEAST_COMMON), are_many=is_tried)

    def few(self) -> Matches | None:
        """All matches; None where there are MOST_ROWS."""
        # Rights leave out the few that are not public; to look for this fact takes longer.
        words = [some.removesuffix(f" & {PUBLIC}") for some in self.words]
        rows = self._rows(FEW, words)
        return Matches(rows, True) if len(rows) < MOST_ROWS else None

    def many(self, expected: int, *, are_many: bool = False) -> Matches:
        """The newest matches, from as many spans as it takes; `are_many` where `few` said so."""
        newest: list[Match] = []
        last, archive = timezone.localdate(), MONTHS
        if self._years:
            last = min(last, date(max(self._years), 12, 31))
            archive = 12 * len(self._years)
        spans, so_far = Spans(last), 0
        months = max(1, round(1.3 * MOST_FOUND * archive / expected))
        while not spans.is_over:
            span = spans.next(months)
            newest += self._rows(MANY, [f"{some} & {span}" for some in self.words])
            found = len({match.entry for match in newest})
            if found > MOST_FOUND or len(newest) >= MOST_ROWS:
                return Matches(newest, False)
            # Not common at all: unknown words with many forms seem to be.
            is_rare = not (are_many or so_far) and found < MOST_FOUND // 10
            if is_rare and (few := self.few()):
                return few
            so_far += months
            missing = 1.3 * MOST_FOUND - found
            months = min(MOST_GROWTH * so_far, 1 + round(missing * so_far / max(found, 1)))
        return Matches(newest, True)

    def _rows(self, statement: str, words: list[str]) -> list[Match]:
        rank, values = (self._rank, self._rank_values) if self.is_ranked else ("0", [])
        parts = {
            "ranks": RANKS.format(rank=rank),
            "ranked": MOST_RANKED,
            "facts": FACTS if self.with_facts else NO_FACTS,
        }
        rows = self._fetch(statement, [*values, *values, *words], **parts)
        return [*map(Match._make, rows)]

    def _fetch(self, statement: str, values: list[Any], **parts: Any) -> list[tuple]:
        most = f"(SELECT {MOST_ROWS})"
        filled = statement.format(texts=TEXTS, pages=PAGES, most=most, **parts)
        with prepared(), connection.cursor() as cursor:
            cursor.execute(self._rights + filled, [*self._rights_values, *values])
            return cursor.fetchall()
