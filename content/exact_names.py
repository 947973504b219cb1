"""What is called exactly as somebody typed: by symbol, number, code, title or other name.

Each room says it of its own kinds, by functions named in the settings. They read the words and
give questions, of compiled statements whose rows are those of `Named`, whoever reads. All of them
are asked in one statement, which lets through what its reader may read.
"""

from itertools import chain
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import BigIntegerField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.module_loading import import_string
from django.utils.text import slugify

from content.compiled import Asked, Question, compiled_once
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
    questions = [
        question for name in settings.EXACT_NAMES for question in import_string(name)(words)
    ]
    arms = [question.sql_for(user) for question in questions]
    readable, of_reader = _readable().sql_for(user)
    called = " UNION ALL ".join(arm for arm, _values in arms)
    # SQL that Django made; what was typed is among the values.
    sql = f"SELECT * FROM ({called}) AS named (entry) WHERE entry IN ({readable})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*chain.from_iterable(values for _arm, values in arms), *of_reader])
        return [Named(*row) for row in cursor.fetchall()]


@compiled_once
def _readable(reader: type_of_reader) -> QuerySet:
    return Entry.objects.visible_to(reader).values("pk")


def rows_of(rows: QuerySet, place: int, *, entry: str = "pk") -> QuerySet:
    """The entries of these rows as rows of Named."""
    nobody = Cast(Value(None), BigIntegerField())
    return rows.order_by().values_list(F(entry), nobody, Value(place, IntegerField()))


def by_name(words: str) -> list[Question]:
    """Entries by title, by other names, and by the last part of their address."""
    questions = [_titled(words=words), _also_called(words=words), _abbreviated(words=words)]
    if slug := slugify(words):
        questions.append(_addressed(slug=slug))
    return questions


@compiled_once
def _titled(_reader: type_of_reader) -> QuerySet:
    titles = Version.objects.published().filter(title__iexact=Asked("words"))
    return rows_of(titles, TITLE, entry="entry")


@compiled_once
def _also_called(_reader: type_of_reader) -> QuerySet:
    synonyms = Synonym.objects.filter(words__iexact=Asked("words"))
    return rows_of(synonyms, OTHER, entry="entry")


@compiled_once
def _abbreviated(_reader: type_of_reader) -> QuerySet:
    return rows_of(Term.objects.filter(abbreviation__iexact=Asked("words")), OTHER)


@compiled_once
def _addressed(_reader: type_of_reader) -> QuerySet:
    entries = Entry.objects.filter(kind__in=settings.SEARCHED_KINDS, slug=Asked("slug"))
    return rows_of(entries, OTHER)
