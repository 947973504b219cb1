"""Statements that PostgreSQL parses and plans once per connection, not once per question.

To plan a statement of the search takes longer than to find a rare word with it. From the sixth
time on, PostgreSQL may take one plan for all values, where that costs no more than a plan for
these. So this is for statements that have one good plan only: rows by their keys, or by what the
index of words gives. Where the words decide about the plan, it must be made for them.

The values come beside the statement: each needs a type that the statement tells, by a cast or by
the column that it is compared with.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor


@contextmanager
def prepared() -> Iterator[None]:
    """Prepare what is executed within, when it is for the second time."""
    connection.ensure_connection()
    database: Any = connection.connection
    usual = database.cursor_factory
    # What was prepared cannot be logged.
    database.cursor_factory = usual if connection.queries_logged else ServerBindingCursor
    # Set for all statements, the driver would keep the texts of others in place of these.
    database.prepare_threshold = 1
    try:
        yield
    finally:
        database.cursor_factory, database.prepare_threshold = usual, None
