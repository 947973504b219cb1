"""Statements that Django compiles once per process, and not once per question.

To make SQL of a queryset with the access rule takes Django up to ten times as long as PostgreSQL
needs to answer. What differs between two questions of visitors who have not signed in are a few
values and the moment; a compiled statement keeps the SQL and puts these in each time:

    @compiled_once
    def _titled(reader: type_of_reader) -> QuerySet:
        readable = Entry.objects.visible_to(reader).values("pk")
        return Version.objects.published().filter(title=Asked("words"), entry__in=readable)

    _titled(words="Palau joins").rows_for(request.user)

Whoever has signed in has rights of their own: for them the queryset is compiled each time.
"""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Expression, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone
from django.utils.translation import get_language

from content.models.reading import type_of_reader

# Forms of one statement that are kept; there should be few.
MOST_FORMS = 100


class Asked(Expression):
    """The place of a value that each question brings under this name."""

    def __init__(self, name: str, output_field: Any = None):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class IsAmong(Func):
    """Whether a column has one of the values of a list: `pk__in` of a list that is Asked."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    arity = 2
    output_field = BooleanField()


class _Moment:
    """The place of the moment of the question."""


class _Compiled(NamedTuple):
    rows: QuerySet
    compiler: SQLCompiler
    sql: str
    values: Sequence[Any]

    def filled(self, values: dict[str, Any], at: datetime | None) -> list[Any]:
        at = at or timezone.now()
        return [_filled(value, values, at) for value in self.values]


class Question(NamedTuple):
    """A statement with the values that are asked for."""

    statement: "compiled_once"
    form: tuple[Hashable, ...]
    values: dict[str, Any]

    def rows_for(self, reader: type_of_reader, at: datetime | None = None) -> list[Any]:
        """What the queryset gives this reader at that moment (now): one statement."""
        try:
            compiled = self.statement.compiled_for(reader, self.form)
        except EmptyResultSet:
            return []
        ready: Any = copy(compiled.compiler)
        # Connections belong to threads.
        ready.connection = connection
        filled = compiled.sql, compiled.filled(self.values, at)
        ready.as_sql = lambda *_args, **_options: filled
        rows: Any = compiled.rows.all()
        rows.query.get_compiler = lambda *_args, **_options: ready
        return list(rows)

    def sql_for(self, reader: type_of_reader, at: datetime | None = None) -> tuple[str, list[Any]]:
        """SQL of what this reader may read at that moment (now), to be part of a statement."""
        compiled = self.statement.compiled_for(reader, self.form)
        return compiled.sql, compiled.filled(self.values, at)


class compiled_once:  # noqa: N801 - a decorator
    """A function that gives a queryset for a reader, as a statement to ask questions by.

    Values that come by name are put in where the queryset has `Asked` of that name. What comes
    by position goes to the function after the reader: it gives the statement another form, each
    of which is compiled once, and so must never be what somebody typed. The function may depend
    on these, the reader, the language of the page and the moment; on nothing else, and on the
    day only where it comes by position.

    Where nothing can be among the rows, asking for SQL raises EmptyResultSet.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self._build = build
        self._for_visitors = lru_cache(MOST_FORMS)(self._compiled_for_visitors)

    def __call__(self, *form: Hashable, **values: Any) -> Question:
        return Question(self, form, values)

    def compiled_for(self, reader: type_of_reader, form: tuple[Hashable, ...]) -> _Compiled:
        if reader.is_authenticated:
            return _compiled(lambda: self._build(reader, *form))
        return self._for_visitors(get_language(), form)

    def _compiled_for_visitors(self, _language: str, form: tuple[Hashable, ...]) -> _Compiled:
        """Raises ValueError where a day or moment would be kept that the form does not tell."""
        compiled = _compiled(lambda: self._build(AnonymousUser(), *form))
        today, told = timezone.localdate().isoformat(), {str(part) for part in form}
        for value in compiled.values:
            is_day = isinstance(value, date) or today in str(value)
            if is_day and str(value) not in told:
                raise ValueError(f"A compiled statement would keep {value}: give it as Asked.")
        return compiled


def _compiled(build: Callable[[], QuerySet]) -> _Compiled:
    began = timezone.now()
    rows = build()
    compiler = rows.query.get_compiler(rows.db)
    sql, values = compiler.as_sql()
    ended = timezone.now()

    def is_now(value: Any) -> bool:
        return isinstance(value, datetime) and began <= value <= ended

    places = [_Moment if is_now(value) else value for value in values]
    return _Compiled(rows, compiler, sql, places)


def _filled(value: Any, values: dict[str, Any], at: datetime) -> Any:
    if isinstance(value, Asked):
        return values[value.name]
    return at if value is _Moment else value
