"""Editing Members, regional bodies, partners and memoranda."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.admin import EntryAdmin
from content.admin.choosers import prepare
from content.admin.inlines import SynonymInline
from content.models import Region
from library.inlines import NamedTabularInline
from members.forms import RegionalBodyForm, ViceChairFormSet
from members.models import Member, Memorandum, Partner, RegionalBody, ViceChair
from members.models.partner import renewal_due


class MembersAdmin(EntryAdmin):
    """Records that change seldom."""

    inlines = [*EntryAdmin.inlines, SynonymInline]
    is_written_daily = False


@admin.register(Member)
class MemberAdmin(MembersAdmin):
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
class RegionalBodyAdmin(MembersAdmin):
    form = RegionalBodyForm
    list_display = [*EntryAdmin.list_display, "category"]
    filed_under = ["category", "wco_region", "host"]
    facts = ["city", "address", "contact", "website", "established_on"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "wco_region", "host"]
    list_filter = [*EntryAdmin.list_filter, "category", "wco_region"]


@admin.register(Partner)
class PartnerAdmin(MembersAdmin):
    list_display = [*EntryAdmin.list_display, "category"]
    search_fields = [*EntryAdmin.search_fields, "abbreviation"]
    filed_under = ["category", "topics"]
    facts = ["abbreviation", "seat", "primary_contact", "website"]
    list_filter = [*EntryAdmin.list_filter, "category"]


class RenewalFilter(admin.SimpleListFilter):
    title = _("renewal")
    parameter_name = "renewal"

    def lookups(self, request, model_admin):
        return [("due", _("Due within a year"))]

    def queryset(self, request, queryset):
        return queryset.filter(renewal_due()) if self.value() == "due" else queryset


@admin.register(Memorandum)
class MemorandumAdmin(MembersAdmin):
    list_display = [*EntryAdmin.list_display, "status", "signed_on", "ends_on"]
    filed_under = ["partners", "topics", "signed_on"]
    facts = ["status", "renewed_on", "ends_on"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "partners"]
    list_filter = [RenewalFilter, "status", *EntryAdmin.list_filter]


class ViceChairInline(NamedTabularInline):
    """Who speaks for a region, and who did before."""

    model = ViceChair
    formset = ViceChairFormSet
    extra = 1
    fields = ["member", "name", "began_on", "ended_on", "is_current", "basis", "source"]
    autocomplete_fields = ["member"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())


# Regions are made in `content`, which knows no Members.
regions = admin.site.get_model_admin(Region)
regions.inlines = [*regions.inlines, ViceChairInline]
