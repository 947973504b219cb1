"""What holds the words of a query, among what a reader may read: texts, and pages of files.

Rights stand in the same statement as the words, before any limit. Few matches are all found, and
every count of them is exact. Of common words, the newest are found: the index of words is asked
for one span of time after the other, so that it never walks through the archive. Which words are
common, the statistics of the database tell; were they wrong, it would only take longer.
"""

from collections.abc import Sequence

from django.db.models import F, QuerySet

from content.look_up import MOST_FOUND, MOST_TRIED, LookUp, Match, Matches
from content.match_sql import type_of_entries
from content.models import Attachment
from content.models.reading import type_of_reader
from library.models import FilePage
from textsearch.queries import Query
from textsearch.vectors import ReadyQuery

__all__ = ["MOST_FOUND", "MOST_TRIED", "Match", "Matches", "matches"]

# Where a page's file is shown.
SHOWN = "file__document__attachments"
NOTHING = Matches([], True)


def matches(
    query: Query,
    entries: type_of_entries,
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
    asked = LookUp.of(query, entries, user, facts)
    if asked is None:
        return NOTHING
    asked.is_ranked, asked.with_facts = is_ranked, with_facts
    return asked.matches(expected)


def expected_matches(query: Query, entries: type_of_entries, user: type_of_reader) -> int:
    """How many matches there seem to be, before rights: one statement; none for no words."""
    asked = LookUp.of(query, entries, user, ())
    return asked.expected() if asked else 0


def are_held(
    queries: Sequence[Query], entries: type_of_entries, user: type_of_reader
) -> list[bool]:
    """Of each query, whether this user may read anything among the entries that holds its words.

    One statement.
    """
    asked = [LookUp.of(query, entries, user, ()) for query in queries]
    some = [one for one in asked if one]
    found = iter(some[0].any([one.words for one in some]) if some else ())
    return [bool(one and next(found)) for one in asked]


def matching_pages(query: Query, user: type_of_reader) -> QuerySet:
    """Pages of files that this user may open and that hold the words, with their `entry`."""
    pages = FilePage.objects.current().order_by()
    opened = Attachment.objects.visible_to(user)
    pages = pages.filter(search_vector=ReadyQuery(query.text()), **{f"{SHOWN}__in": opened})
    return pages.annotate(entry=F(f"{SHOWN}__entry"), attachment=F(SHOWN))
