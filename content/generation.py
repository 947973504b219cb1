"""The generation of the content: a stamp that changes when anything that pages show changes.

Deferred triggers write it at the end of each transaction that touched a watched table, so it is
exact: no reader sees a new stamp with old content, and writers hold its row only while they
commit. What appears or vanishes by time alone changes the stamp as well. One statement tells it.
"""

from datetime import datetime

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

CURRENT = """
SELECT number,
    (SELECT max(published_at) FROM content_entry WHERE published_at <= %(at)s),
    (SELECT max(expires_at) FROM content_entry WHERE expires_at <= %(at)s),
    (SELECT max(ends_at) FROM content_pick WHERE ends_at <= %(at)s)
FROM content_generation
"""


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
    """The stamp of what readers see at that moment (now): one statement, index look-ups only."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENT, {"at": at or timezone.now()})
        return "|".join(str(part) for part in cursor.fetchone())
