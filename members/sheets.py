"""Sheets of Members, regional bodies and partners: what their files hold.

The columns are those of the files that the Organization keeps.
"""

from content.admin.importing.columns import (
    Address,
    Choice,
    Code,
    Codes,
    Column,
    Coordinate,
    Key,
    Keys,
)
from content.admin.importing.entries import EntrySheet, Slug, Words, names
from content.admin.importing.files import Row
from content.models import Region, Topic
from members.models import Member, Partner, RegionalBody


def _care() -> list[Column]:
    return [Choice("basis"), Column("source")]


def _region(*, is_needed: bool = False) -> Key:
    return Key("wco_region", Region.objects.all(), "slug", is_needed=is_needed)


class MemberSheet(EntrySheet):
    """A Member, or a party that is none, is called by its slug."""

    model = Member
    key = ["slug"]
    unique = ["iso_alpha2", "iso_alpha3"]
    # The portal has no Portuguese; the others say more about a fact.
    beside = ["id", "name_pt", "capital_note", "admin_basis"]

    def get_columns(self):
        return [
            Slug("slug", is_needed=True),
            *names("name"),
            Code("iso_alpha2", is_needed=True),
            Code("iso_alpha3"),
            Choice("kind", "category", is_needed=True),
            _region(),
            Column("joined_on"),
            Column("administration_name", "administration"),
            Address("administration_website", "website"),
            Column("head"),
            Column("contact_point"),
            Codes("working_languages"),
            Column("capital"),
            Coordinate("latitude", 90),
            Coordinate("longitude", 180),
            Column("notes"),
            *_care(),
        ]

    def complete(self, row: Row) -> Row:
        cells = dict(row.cells)
        if note := cells.get("capital_note"):
            cells["notes"] = "\n".join(filter(None, [cells.get("notes"), note]))
        if basis := cells.get("admin_basis"):
            cells["source"] = f"{cells.get('source', '')}\nAdministration: {basis}".strip()
        return Row(row.line, cells)


class RegionalBodySheet(EntrySheet):
    """A regional body is called by its region and the last part of its address."""

    model = RegionalBody
    key = ["wco_region", "id"]
    beside = ["notes", "confidence"]

    def get_columns(self):
        return [
            Slug("id", "slug", is_needed=True),
            *names("name", original="name"),
            Choice("kind", "category", is_needed=True),
            Key(
                "host_country_iso",
                Member.objects.all(),
                "iso_alpha2",
                field="host",
                letter_case=str.upper,
            ),
            Column("city"),
            _region(is_needed=True),
            Column("established", "established_on"),
            Address("website"),
            Column("address"),
            Column("contact"),
            *_care(),
        ]

    def get_queryset(self):
        return super().get_queryset().select_related("wco_region")

    def complete(self, row: Row) -> Row:
        cells = dict(row.cells)
        if confidence := cells.get("confidence"):
            notes = cells.get("notes", "")
            said = f"{cells.get('source', '')}\n{notes}\nConfidence: {confidence}"
            cells["source"] = said.strip()
        return Row(row.line, cells)


class PartnerSheet(EntrySheet):
    """A partner is called by its slug. Its memoranda are records of their own."""

    model = Partner
    key = ["id"]
    beside = ["mou_year", "mou_note", "confidence"]

    def get_columns(self):
        return [
            Slug("id", "slug", is_needed=True),
            *names("name", original="name"),
            Column("abbreviation"),
            Choice("kind", "category", is_needed=True),
            Keys("topic_slugs", Topic.objects.all(), "slug", field="topics"),
            Address("website"),
            Column("headquarters", "seat"),
            Column("primary_contact"),
            Words("profile", "en", "summary"),
            *_care(),
        ]

    def get_queryset(self):
        return super().get_queryset().prefetch_related("topics")

    def complete(self, row: Row) -> Row:
        cells = dict(row.cells)
        if confidence := cells.get("confidence"):
            cells["source"] = f"{cells.get('source', '')}\nConfidence: {confidence}".strip()
        return Row(row.line, cells)
