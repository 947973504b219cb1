"""What the exports of tools, instruments and publications say."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from catalogue.models import Instrument
from catalogue.models.instrument import Depositary, InstrumentCategory, InstrumentStatus
from catalogue.models.publication import Series
from catalogue.models.tool import Audience, ToolCategory, ToolStatus
from catalogue.parties import figure_of, with_party_count
from content.columns import (
    ADDRESS,
    BOOLEAN,
    DAY,
    INTEGER,
    LANGUAGE,
    PARTIAL_DAY,
    STRING,
    Column,
    fact,
    list_of,
    object_of,
    one_of,
    optional,
)
from content.tables import FileTable

FILE = object_of(
    address=optional(ADDRESS),
    title=STRING,
    language=LANGUAGE,
    format=STRING,
    size_bytes=INTEGER,
    edition=optional(STRING),
    is_former=BOOLEAN,
    is_locked=BOOLEAN,
)
PARTIES = object_of(number=INTEGER, as_of=optional(DAY), is_complete=BOOLEAN)


def _file(row: dict[str, Any]) -> dict[str, Any]:
    """A file as FILE says; one that the reader may not open has no address."""
    return {
        "address": settings.SITE_URL + row["url"] if row["url"] else None,
        "title": row["title"],
        "language": row["language_tag"],
        "format": row["format"].lower(),
        "size_bytes": row["size_bytes"],
        "edition": row["edition"] or None,
        "is_former": row["is_former"],
        "is_locked": row["is_locked"],
    }


def _parties(instrument: Instrument) -> dict[str, Any] | None:
    """The number of parties; `as_of` is null where they are counted now."""
    figure = figure_of(instrument)
    if figure is None:
        return None
    as_of = figure.as_of.isoformat() if figure.as_of else None
    return {"number": figure.value, "as_of": as_of, "is_complete": figure.as_of is None}


FILES = Column(
    "files",
    list_of(FILE),
    lambda entry: [_file(row) for row in entry.files],
    _("The files in each language; what you may not open is locked and has no address"),
)


class ToolTable(FileTable):
    name = "tools"
    own = [
        fact("type", one_of(ToolCategory), "category"),
        fact("status", one_of(ToolStatus)),
        Column(
            "audiences", list_of(one_of(Audience)), lambda tool: tool.audiences, field="audiences"
        ),
        fact("approved_on", PARTIAL_DAY),
        FILES,
    ]


class InstrumentTable(FileTable):
    name = "instruments"
    own = [
        fact("kind", one_of(InstrumentCategory), "category"),
        fact("abbreviation", STRING),
        fact("status", one_of(InstrumentStatus)),
        fact("adopted_on", PARTIAL_DAY),
        fact("in_force_on", PARTIAL_DAY),
        fact("depositary", one_of(Depositary)),
        Column(
            "parties",
            optional(PARTIES),
            _parties,
            _("The number of parties: counted where the list is complete, else as stated on a day"),
        ),
        FILES,
    ]

    def with_columns(self, entries, user):
        return with_party_count(super().with_columns(entries, user), user)


class PublicationTable(FileTable):
    name = "publications"
    own = [
        fact("series", one_of(Series)),
        fact("number", STRING),
        Column(
            "authors",
            list_of(STRING),
            lambda publication: publication.author_names,
            field="authors",
        ),
        fact("isbn", STRING),
        fact("doi", STRING),
        FILES,
    ]
