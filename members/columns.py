"""What the exports of Members, regional bodies, partners and memoranda say."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from content.columns import (
    ADDRESS,
    NAME,
    NUMBER,
    PARTIAL_DAY,
    STRING,
    Column,
    fact,
    list_of,
    name_of,
    one_of,
    optional,
)
from content.languages import current_language
from content.models import Entry
from content.tables import Table
from members.models import (
    BodyCategory,
    Member,
    MemberCategory,
    Memorandum,
    MemorandumStatus,
    Partner,
    PartnerCategory,
)

REGION = Column("region", optional(NAME), lambda row: name_of(row.region_text), _("Region"))


class PlacedTable(Table):
    """Of what lies in just one region, or in none."""

    def prepare(self, entries, labels, user):
        super().prepare(entries, labels, user)
        for entry in entries:
            entry.region_text = labels.name(entry.wco_region_id)


class MemberTable(PlacedTable):
    name = "members"
    own = [
        fact("iso_alpha2", STRING),
        fact("iso_alpha3", STRING),
        fact("type", one_of(MemberCategory), "category"),
        REGION,
        fact("joined_on", PARTIAL_DAY),
        fact("administration", STRING),
        fact("website", ADDRESS),
        Column(
            "working_languages",
            list_of(STRING),
            lambda member: member.working_languages,
            field="working_languages",
        ),
        fact("capital", STRING),
        fact("latitude", NUMBER),
        fact("longitude", NUMBER),
    ]


class RegionalBodyTable(PlacedTable):
    name = "regional-bodies"
    own = [
        fact("type", one_of(BodyCategory), "category"),
        REGION,
        fact(
            "host",
            STRING,
            "host_code",
            _("The Member that hosts it, by its ISO code of two letters"),
        ),
        fact("city", STRING),
        fact("website", ADDRESS),
        fact("established_on", PARTIAL_DAY),
    ]

    def with_columns(self, entries, user):
        """Each with `host_code`, the ISO code of its host, where the reader may know that one."""
        hosts: Any = Member.objects.visible_to(user).filter(pk=OuterRef("host"))
        return (
            super()
            .with_columns(entries, user)
            .annotate(host_code=Subquery(hosts.values("iso_alpha2")))
        )


class PartnerTable(Table):
    name = "partners"
    own = [
        fact("type", one_of(PartnerCategory), "category"),
        fact("abbreviation", STRING),
        fact("seat", STRING),
        fact("website", ADDRESS),
    ]


class MemorandumTable(Table):
    name = "memoranda"
    own = [
        Column(
            "partners",
            list_of(NAME),
            lambda row: [name_of(text) for text in row.parties],
            field="partners",
        ),
        fact("status", one_of(MemorandumStatus)),
        fact("signed_on", PARTIAL_DAY),
        fact("renewed_on", PARTIAL_DAY),
        fact("ends_on", PARTIAL_DAY),
    ]

    def with_columns(self, entries, user):
        """Each with `party_pks`, the keys of those of its partners that the reader may know."""
        partners = Partner.objects.visible_to(user).values("pk")
        rows = Memorandum.partners.through.objects.filter(partner__in=partners)
        parties = rows.filter(memorandum=OuterRef("pk")).values("partner")
        return super().with_columns(entries, user).annotate(party_pks=ArraySubquery(parties))

    def prepare(self, entries, labels, user):
        """Each with `parties`, the texts of its partners by name: one statement."""
        super().prepare(entries, labels, user)
        wanted = {pk for entry in entries for pk in entry.party_pks}
        partners = Entry.objects.visible_to(user).filter(pk__in=wanted)
        found = partners.one_statement(current_language().code) if wanted else []
        texts = sorted((entry.text for entry in found), key=lambda text: text.title.casefold())
        for entry in entries:
            entry.parties = [text for text in texts if text.entry_id in entry.party_pks]
