"""What is called exactly as somebody typed: by symbol, number, code, title or other name.

Each room says it of its own kinds, by functions named in the settings. They read the words and
give questions, of compiled statements whose rows are those of `Named`; all of them are asked in
one statement.
"""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.module_loading import import_string
from django.utils.text import slugify

from content.compiled import Asked, Question, compiled_once
from content.models import Entry, Synonym, Term, Version
from content.models.reading import type_of_reader

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
    words = " ".join(words.split())
    if not words or len(words) > LONGEST:
        return []
    arms: list[str] = []
    values: list[Any] = []
    for name in settings.EXACT_NAMES:
        for question in import_string(name)(words):
            try:
                sql, some = question.sql_for(user)
            except EmptyResultSet:
                continue
            arms.append(f"({sql})")
            values += some
    if not arms:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), values)
        return [Named(*row) for row in cursor.fetchall()]


def rows_of(rows: QuerySet, place: int, *, entry: str = "pk") -> QuerySet:
    """The entries of these rows, which the reader must be allowed to read, as rows of Named."""
    nobody = Cast(Value(None), BigIntegerField())
    return rows.order_by().values_list(F(entry), nobody, Value(place, IntegerField()))


def by_name(words: str) -> list[Question]:
    """Entries by title, by other names, and by the last part of their address."""
    questions = [_titled(words=words), _also_called(words=words), _abbreviated(words=words)]
    if slug := slugify(words):
        questions.append(_addressed(slug=slug))
    return questions


@compiled_once
def _titled(reader: type_of_reader) -> QuerySet:
    readable = Entry.objects.visible_to(reader).values("pk")
    titles = Version.objects.published().filter(title__iexact=Asked("words"), entry__in=readable)
    return rows_of(titles, TITLE, entry="entry")


@compiled_once
def _also_called(reader: type_of_reader) -> QuerySet:
    readable = Entry.objects.visible_to(reader).values("pk")
    synonyms = Synonym.objects.filter(words__iexact=Asked("words"), entry__in=readable)
    return rows_of(synonyms, OTHER, entry="entry")


@compiled_once
def _abbreviated(reader: type_of_reader) -> QuerySet:
    terms = Term.objects.visible_to(reader).filter(abbreviation__iexact=Asked("words"))
    return rows_of(terms, OTHER)


@compiled_once
def _addressed(reader: type_of_reader) -> QuerySet:
    entries = Entry.objects.visible_to(reader).filter(kind__in=settings.SEARCHED_KINDS)
    return rows_of(entries.filter(slug=Asked("slug")), OTHER)
