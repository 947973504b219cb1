"""What the exports of the parties of an instrument say."""

from typing import Any

from django.conf import settings

from catalogue.models.accession import Act
from catalogue.party_rows import PartyRow
from content.columns import (
    ADDRESS,
    BOOLEAN,
    INTEGER,
    NAME,
    PARTIAL_DAY,
    STRING,
    TEXT,
    Column,
    fact,
    list_of,
    name_of,
    object_of,
    one_of,
    optional,
)
from content.languages import current_language

PLACE = object_of(first=INTEGER, last=INTEGER)


def _of_accession(name: str, schema: dict[str, Any]) -> Column:
    column = fact(name, schema)
    return column._replace(value=lambda row: column.value(row.accession))


def _of_party(name: str, schema: dict[str, Any]) -> Column:
    column = fact(name, schema)
    return column._replace(value=lambda row: column.value(row.accession.party))


def _reservations(row: PartyRow) -> dict[str, Any] | None:
    found = row.reservations
    if found is None:
        return None
    tag = found.language_tag or current_language().tag
    return {"text": found.text, "language": tag, "is_fallback": found.is_fallback}


COLUMNS = [
    Column("party", NAME, lambda row: name_of(row.party.text)),
    Column("address", ADDRESS, lambda row: settings.SITE_URL + row.party.url),
    _of_party("iso_alpha2", STRING),
    _of_party("iso_alpha3", STRING),
    Column("is_member", BOOLEAN, lambda row: row.is_member),
    Column("region", optional(NAME), lambda row: name_of(row.region)),
    Column("is_party", BOOLEAN, lambda row: row.accession.is_party),
    _of_accession("act", one_of(Act)),
    _of_accession("signed_on", PARTIAL_DAY),
    _of_accession("accepted_on", PARTIAL_DAY),
    _of_accession("in_force_on", PARTIAL_DAY),
    _of_accession("withdrawn_on", PARTIAL_DAY),
    Column("place", optional(PLACE), lambda row: row.place._asdict() if row.place else None),
    Column("annexes", list_of(STRING), lambda row: row.accession.annex_codes),
    Column("reservations", optional(TEXT), _reservations),
    Column(
        "news",
        optional(ADDRESS),
        lambda row: settings.SITE_URL + row.news.url if row.news else None,
    ),
]
