"""Tables: the columns of a kind's list, and how its entries get what these say.

A finder has a `table`. Those of the kinds extend Table with columns of their own; `columns` are
these behind what every entry says. Editors' notes, basis and source are in none.
"""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from content.columns import (
    ADDRESS,
    BOOLEAN,
    LANGUAGE,
    MOMENT,
    NAME,
    PARTIAL_DAY,
    STRING,
    TEXT,
    Column,
    list_of,
    name_of,
    optional,
    text_of,
)
from content.downloads import attach_files
from content.labels import Labels
from content.languages import LANGUAGES, current_language
from content.models import Access, DatePrecision, Entry
from content.models.reading import type_of_reader


def _moment(entry: Entry) -> Any:
    """The moment of publication, where more than the day may be said of it."""
    return entry.published_at if entry.date_precision == DatePrecision.DAY else None


BASE = [
    Column("slug", STRING, lambda entry: entry.slug),
    Column("address", ADDRESS, lambda entry: settings.SITE_URL + entry.url),
    Column("title", TEXT, lambda entry: text_of(entry.text)),
    Column("summary", optional(TEXT), lambda entry: text_of(entry.text, "summary")),
    Column(
        "languages",
        list_of(LANGUAGE),
        lambda entry: [LANGUAGES[code].tag for code in entry.languages],
    ),
    Column("is_machine_translation", BOOLEAN, lambda entry: entry.text.is_machine),
    Column("is_public", BOOLEAN, lambda entry: entry.access == Access.PUBLIC),
    Column("published", optional(PARTIAL_DAY), lambda entry: entry.date_stamp or None),
    Column("published_at", optional(MOMENT), _moment),
    Column("changed_at", optional(MOMENT), lambda entry: entry.text.published_at),
    Column("topics", list_of(NAME), lambda entry: [name_of(text) for text in entry.topic_texts]),
    Column("regions", list_of(NAME), lambda entry: [name_of(text) for text in entry.region_texts]),
]


class Table:
    """What the exports of a kind say; `name` is what its files and schema are called after."""

    name = ""
    # What only this kind says.
    own: list[Column] = []

    @property
    def columns(self) -> list[Column]:
        """All columns: those of a kind replace those of the same name that every entry has."""
        replaced = {column.name for column in self.own}
        return [*[column for column in BASE if column.name not in replaced], *self.own]

    def with_columns(self, entries: Any, user: type_of_reader) -> Any:
        """The entries with what else the columns read, in the same statement."""
        through: Any = entries.model._meta.get_field("regions").remote_field.through
        regions = through.objects.filter(entry=OuterRef("pk")).values("region")
        return entries.annotate(region_pks=ArraySubquery(regions))

    def prepare(self, entries: list[Any], labels: Labels, user: type_of_reader) -> None:
        """Give each entry of a chunk what the columns read: a fixed number of statements."""
        for entry in entries:
            entry.topic_texts = labels.texts(entry.topic_pks)
            entry.region_texts = labels.texts(entry.region_pks)


class FileTable(Table):
    """A table of entries with files: one statement for each chunk."""

    def prepare(self, entries, labels, user):
        super().prepare(entries, labels, user)
        attach_files(entries, user, current_language().code)
