"""The generation of the content: a stamp that changes when anything that pages show changes.

Deferred triggers write it at the end of each transaction that touched a watched table, so it is
exact: no reader sees a new stamp with old content, and writers hold its row only while they
commit. What appears or vanishes by time alone changes the stamp as well. One statement tells it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.core.cache import caches
from django.db import connection, migrations
from django.utils import timezone

CREATE = """
CREATE TABLE content_generation (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    number bigint NOT NULL DEFAULT 0,
    transaction xid8
);
INSERT INTO content_generation DEFAULT VALUES;
CREATE FUNCTION content_new_generation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE content_generation SET number = number + 1, transaction = pg_current_xact_id()
    WHERE transaction IS DISTINCT FROM pg_current_xact_id();
    RETURN NULL;
END
$$;
"""
DROP = "DROP FUNCTION content_new_generation; DROP TABLE content_generation;"


def watch(table: str) -> migrations.RunSQL:
    """The operation that makes every change of a table a new generation."""
    name = f"{table}_generation"
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table}"
        " DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION content_new_generation()",
        f"DROP TRIGGER {name} ON {table}",
    )


def current_generation(at: datetime | None = None) -> str:
    """The stamp of what readers see at that moment (now): mostly one statement, of one row.

    It changes at midnight in Brussels, too: pages count the days until something closes.
    """
    at = at or timezone.now()
    known: Moments | None = caches["default"].get("moments")
    # Rows with these moments are watched: none is another one while the number stays.
    if known is None or not known.since <= at < known.until or known.number != _number():
        known = _moments(at)
        caches["default"].set("moments", known)
    return "|".join(str(part) for part in [timezone.localdate(at), known.number, *known.passed])


class Moments(NamedTuple):
    """A number, and the last moments that passed, which stay so from `since` until `until`."""

    number: int
    since: datetime
    until: datetime
    passed: Sequence[datetime | None]


def _number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM content_generation")
        return cursor.fetchone()[0]


def _moments(at: datetime) -> Moments:
    """What is so at that moment: one statement, index look-ups only."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"at": at})
        number, until, *passed = cursor.fetchone()
    return Moments(number, at, until or datetime.max.replace(tzinfo=UTC), passed)


@cache
def _statement() -> str:
    """The number, the next moment, and of each column that `changes_by_time` the last passed."""
    columns = {
        (field.model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name in getattr(model, "changes_by_time", [])
    }
    # Names of our own tables and columns, never what somebody sent.
    passed = [
        f"(SELECT max({column}) FROM {table} WHERE {column} <= %(at)s)"  # noqa: S608
        for table, column in sorted(columns)
    ]
    coming = [
        f"(SELECT min({column}) FROM {table} WHERE {column} > %(at)s)"  # noqa: S608
        for table, column in sorted(columns)
    ]
    parts = ["number", f"least({', '.join(coming)})", *passed]
    return f"SELECT {', '.join(parts)} FROM content_generation"  # noqa: S608
