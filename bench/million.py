"""A database of a million texts and pages of files, for measuring the search.

It is written in batches that commit, and goes on where it was interrupted. While rows are written
there are no indexes of words and no triggers but those that make vectors: facts are asked of the
same functions, once for all texts of an entry, and the indexes are made at the end.
"""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from accounts.models import User
from bench import fragments
from bench.million_sql import DOCUMENTS, ENTRIES, TABLES, TAILS
from sample import loader
from search.counting import count_words

# On disk, with indexes and what is written meanwhile; measured at 1,000,000.
BYTES_PER_TEXT = 9_000
# 23 texts to ten entries, and 30 pages to each document.
TEXTS_PER_ENTRY, PAGES_PER_DOCUMENT = 2.3, 30
PAGES_SHARE = 0.15
BATCHES = {"entries": 5_000, "documents": 200}
WATCHED = ["content_entry", "content_entry_topics", "content_entry_regions", "content_version"]
WATCHED += ["newsroom_news", "catalogue_tool", "catalogue_publication", "events_event"]
WATCHED += ["library_document", "library_documentfile", "library_filepage", "content_attachment"]
WATCHED += ["meetings_meeting", "meetings_workingdocument"]
INDEXES = ["version_search", "file_page_search"]
QUICK = "SET synchronous_commit = off; SET jit = off;"
QUICK += "SET work_mem = '128MB'; SET maintenance_work_mem = '512MB';"
PREFIX = "bench_search_"

type_of_report = Callable[[str], None]


class TooLittleSpaceError(Exception):
    """The disk has not twice the space that the database would take."""


def use(texts: int) -> None:
    """Connect to the database of that many texts, which is made where there is none."""
    name = f"{PREFIX}{texts}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            check_space(cursor, texts)
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    connection.settings_dict["NAME"] = name


def check_space(cursor, texts: int) -> None:
    """Raises TooLittleSpaceError; a server on another machine is not asked."""
    cursor.execute("SELECT current_setting('data_directory', true)")
    place = Path(cursor.fetchone()[0] or "")
    needed = texts * BYTES_PER_TEXT
    if place.is_absolute() and place.exists() and shutil.disk_usage(place).free < 2 * needed:
        raise TooLittleSpaceError(f"{2 * needed / 1e9:.0f} GB must be free at {place}.")


def drop() -> list[str]:
    """Drop the databases that were made for measuring; gives their names."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{PREFIX}[0-9]+$"])
        names = [name for (name,) in cursor.fetchall()]
        for name in names:
            cursor.execute(f'DROP DATABASE "{name}"')
    return names


def build(texts: int, report: type_of_report) -> None:
    """Write what is missing of that many texts and pages into the connected database."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
    if done("ready"):
        return
    report(f"building {texts:,} texts, about {texts * BYTES_PER_TEXT / 1e9:.1f} GB")
    once("labels", load_labels)
    once("fragments", load_fragments)
    once("bare", make_bare)
    with connection.cursor() as cursor:
        cursor.execute(QUICK)
        cursor.execute("ANALYZE")
    entries = round(texts * (1 - PAGES_SHARE) / TEXTS_PER_ENTRY)
    documents = round(texts * PAGES_SHARE / PAGES_PER_DOCUMENT)
    values = {"entries": entries, "tail": texts // 4}
    once("tail", lambda cursor: cursor.execute(TAILS, values))
    write("entries", entries, ENTRIES, values, report)
    write("documents", documents, DOCUMENTS, values, report)
    finish(report)


def write(name: str, number: int, statements: list[str], values: dict, report) -> None:
    """Write rows 1 to `number`, those of a batch and how far it came in one transaction."""
    first, start = done(name) + 1, time.monotonic()
    begun = first
    while first <= number:
        last = min(first + BATCHES[name] - 1, number)
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement, values | {"first": first, "last": last})
            keep(cursor, name, last)
        left = (number - last) * (time.monotonic() - start) / (last - begun + 1)
        report(f"{last:,} of {number:,} {name}, {left / 60:.0f} minutes left")
        first = last + 1


def finish(report: type_of_report) -> None:
    """Make the indexes of words, put the triggers back, take statistics, count words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, definition FROM bench_index")
        for name, definition in cursor.fetchall():
            report(f"making the index {name}")
            cursor.execute(f"DROP INDEX IF EXISTS {name}")
            cursor.execute(definition)
        for table in WATCHED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")
        report("counting words")
        count_words()
        keep(cursor, "ready", 1)


def load_labels(cursor) -> None:
    by = User.objects.create(username="bench", is_superuser=True)
    loader.load_labels(by)


def load_fragments(cursor) -> None:
    words = fragments.vocabulary()
    with cursor.copy("COPY bench_word FROM STDIN") as copy:
        for code, known in words.items():
            for n, word in enumerate(known):
                copy.write_row([code, n, word])
    with cursor.copy("COPY bench_fragment FROM STDIN") as copy:
        for fragment in fragments.fragments(words):
            copy.write_row(fragment)


def make_bare(cursor) -> None:
    """Take the indexes of words and the triggers away until all rows are there."""
    cursor.execute(
        "INSERT INTO bench_index SELECT indexname, indexdef FROM pg_indexes"
        " WHERE indexname = ANY (%s)",
        [INDEXES],
    )
    for name in INDEXES:
        cursor.execute(f"DROP INDEX {name}")
    for table in WATCHED:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table in ["content_version", "library_filepage"]:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_vector_words")


def once(name: str, step: Callable) -> None:
    """Do a step and remember it, both or neither."""
    if not done(name):
        with transaction.atomic(), connection.cursor() as cursor:
            step(cursor)
            keep(cursor, name, 1)


def done(name: str) -> int:
    """How far a step came."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT done FROM bench_progress WHERE step = %s", [name])
        row = cursor.fetchone()
    return row[0] if row else 0


def keep(cursor, name: str, number: int) -> None:
    cursor.execute(
        "INSERT INTO bench_progress VALUES (%s, %s) ON CONFLICT (step) DO UPDATE SET done = %s",
        [name, number, number],
    )
