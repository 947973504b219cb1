"""Tables: the columns of a kind's list, and how its entries get what these say.

A finder has a `table`. Those of the kinds extend Table with columns of their own; `columns` are
these behind what every entry says. Editors' notes, basis and source are in none.
"""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

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


def _languages(entry: Entry) -> list[str]:
    return [LANGUAGES[code].tag for code in entry.languages]


BASE = [
    Column("slug", STRING, lambda entry: entry.slug, _("The last part of the page's address")),
    Column(
        "address",
        ADDRESS,
        lambda entry: settings.SITE_URL + entry.url,
        _("The address of the page"),
    ),
    Column("title", TEXT, lambda entry: text_of(entry.text), _("Title")),
    Column(
        "summary",
        optional(TEXT),
        lambda entry: text_of(entry.text, "summary"),
        _("Summary"),
    ),
    Column("languages", list_of(LANGUAGE), _languages, _("The languages that it exists in")),
    Column(
        "is_machine_translation",
        BOOLEAN,
        lambda entry: entry.text.is_machine,
        _("Whether the text was drafted by a machine"),
    ),
    Column(
        "is_public",
        BOOLEAN,
        lambda entry: entry.access == Access.PUBLIC,
        _("Whether everybody may read it, signed in or not"),
    ),
    Column(
        "published",
        optional(PARTIAL_DAY),
        lambda entry: entry.date_stamp or None,
        _("The day of publication, as precise as it is known"),
    ),
    Column(
        "published_at",
        optional(MOMENT),
        _moment,
        _("The moment of publication, where it is known"),
    ),
    Column(
        "changed_at",
        optional(MOMENT),
        lambda entry: entry.text.published_at,
        _("When the text was last published"),
    ),
    Column(
        "topics",
        list_of(NAME),
        lambda entry: [name_of(text) for text in entry.topic_texts],
        _("Topics"),
    ),
    Column(
        "regions",
        list_of(NAME),
        lambda entry: [name_of(text) for text in entry.region_texts],
        _("Regions"),
    ),
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
