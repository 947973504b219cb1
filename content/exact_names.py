"""What is called exactly as somebody typed: by symbol, number, code, title or other name.

Each room says it of its own kinds, by functions named in the settings. They take the words and
their reader, and give querysets of rows of `Named`; all of them are asked in one statement.
"""

from typing import NamedTuple

from django.conf import settings
from django.db.models import BigIntegerField, F, IntegerField, QuerySet, Value
from django.utils.module_loading import import_string
from django.utils.text import slugify

from content.models import Entry, Synonym, Term, Version
from content.models.reading import type_of_reader
from textsearch.phrasing import subject

# The less, the more exactly something is called so.
SYMBOL, CODE, TITLE, OTHER = 10, 20, 30, 40
LONGEST = 200


class Named(NamedTuple):
    """An entry, or the attachment of one that has a page of its own."""

    entry: int
    attachment: int | None
    place: int


def exactly_named(words: str, user: type_of_reader) -> list[Named]:
    """All that is called so, of what this reader may know of: one statement."""
    words = subject(" ".join(words.split()))
    if not words or len(words) > LONGEST:
        return []
    arms = [arm for name in settings.EXACT_NAMES for arm in import_string(name)(words, user)]
    rows = arms[0].union(*arms[1:], all=True) if arms else []
    return [Named(*row) for row in rows]


def rows_of(rows: QuerySet, place: int, *, entry: str = "pk") -> QuerySet:
    """The entries of these rows, which the reader must be allowed to read, as rows of Named."""
    nobody = Value(None, BigIntegerField())
    return rows.order_by().values_list(F(entry), nobody, Value(place, IntegerField()))


def by_name(words: str, user: type_of_reader) -> list[QuerySet]:
    """Entries by title, by other names, and by the last part of their address."""
    entries = Entry.objects.visible_to(user)
    readable = entries.values("pk")
    titles = Version.objects.published().filter(title__iexact=words, entry__in=readable)
    synonyms = Synonym.objects.filter(words__iexact=words, entry__in=readable)
    short = Term.objects.visible_to(user).filter(abbreviation__iexact=words)
    found = [
        rows_of(titles, TITLE, entry="entry"),
        rows_of(synonyms, OTHER, entry="entry"),
        rows_of(short, OTHER),
    ]
    if slug := slugify(words):
        found.append(rows_of(entries.filter(kind__in=settings.SEARCHED_KINDS, slug=slug), OTHER))
    return found
