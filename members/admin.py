"""Editing Members, regional bodies, partners and memoranda."""

from django.contrib import admin

from content.admin import EntryAdmin
from content.admin.importing.pages import ImportingAdmin
from content.admin.inlines import SynonymInline
from members.models import Member, Memorandum, Partner, RegionalBody
from members.sheets import MemberSheet, PartnerSheet, RegionalBodySheet


class MembersAdmin(EntryAdmin):
    """Records that change seldom."""

    inlines = [*EntryAdmin.inlines, SynonymInline]
    is_written_daily = False


@admin.register(Member)
class MemberAdmin(ImportingAdmin, MembersAdmin):
    sheet_class = MemberSheet
    filed_under = ["category", "wco_region", "joined_on"]
    facts = [
        "iso_alpha2",
        "iso_alpha3",
        "administration",
        "head",
        "contact_point",
        "website",
        "working_languages",
        "capital",
        "latitude",
        "longitude",
        "notes",
    ]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "wco_region"]
    list_filter = [*EntryAdmin.list_filter, "category", "wco_region"]
    search_fields = [*EntryAdmin.search_fields, "iso_alpha2"]


@admin.register(RegionalBody)
class RegionalBodyAdmin(ImportingAdmin, MembersAdmin):
    sheet_class = RegionalBodySheet
    filed_under = ["category", "wco_region", "host"]
    facts = ["city", "address", "contact", "website", "established_on"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "wco_region", "host"]
    list_filter = [*EntryAdmin.list_filter, "category", "wco_region"]


@admin.register(Partner)
class PartnerAdmin(ImportingAdmin, MembersAdmin):
    sheet_class = PartnerSheet
    filed_under = ["category", "topics"]
    facts = ["abbreviation", "seat", "primary_contact", "website"]
    list_filter = [*EntryAdmin.list_filter, "category"]


@admin.register(Memorandum)
class MemorandumAdmin(MembersAdmin):
    filed_under = ["partners", "topics", "signed_on"]
    facts = ["status", "renewed_on", "ends_on"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "partners"]
    list_filter = [*EntryAdmin.list_filter, "status"]
