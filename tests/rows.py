"""The rows of all tables: thrown away, and those of one moment kept and put back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import connection, transaction

# Rows that migrations made; the tests of other classes need them.
MADE_BY_MIGRATIONS = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
}
# The groups that tests made, beside those of migrations.
OWN_GROUPS = "SELECT id, name FROM auth_group WHERE name <> ALL(%s)"
# Tables of the queue, which Django does not manage.
JOBS = ["procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers"]
# The groups among what migrations made, as the database had them before any test: conftest says.
migrated_groups: set[str] = set()


def own_tables() -> list[str]:
    """The tables that tests fill, but for those of the queue."""
    names = set(connection.introspection.django_table_names(only_existing=True))
    return sorted(names - MADE_BY_MIGRATIONS)


def empty_tables() -> None:
    """Delete every row but those that migrations made."""
    tables = ", ".join([*own_tables(), *JOBS])
    with transaction.atomic(), connection.cursor() as cursor:
        # A connection that a thread left open would hold this up for ever.
        cursor.execute("SET LOCAL lock_timeout = '20s'")
        # A test may have set the limits of a page, which this is not.
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL audit.forgetting = 'on'")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")
        Group.objects.exclude(name__in=migrated_groups).delete()


@dataclass
class KeptRows:
    """The rows of every table that has some, as COPY writes them, and what was counted so far."""

    tables: dict[str, bytes]
    sequences: list[tuple[str, int]]


def rows_of(make: Callable[[], None]) -> KeptRows:
    """What this makes, without its jobs for the queue; none of it is left in the database."""
    with transaction.atomic(), connection.cursor() as cursor:
        make()
        tables = {}
        # First, because others name them.
        with cursor.copy(f"COPY ({OWN_GROUPS}) TO STDOUT", [sorted(migrated_groups)]) as copy:
            tables["auth_group (id, name)"] = b"".join(copy)
        for table in own_tables():
            with cursor.copy(f"COPY {table} TO STDOUT") as copy:
                tables[table] = b"".join(copy)
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences"
            " WHERE schemaname = current_schema AND last_value IS NOT NULL"
        )
        sequences = cursor.fetchall()
        transaction.set_rollback(True)
    return KeptRows({name: rows for name, rows in tables.items() if rows}, sequences)


def put_back(kept: KeptRows) -> None:
    """Fill empty tables with kept rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in kept.tables.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(rows)
        for sequence, value in kept.sequences:
            cursor.execute("SELECT setval(%s, %s)", [sequence, value])
        # Keys are looked at now, and not once more after each test of a class.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
