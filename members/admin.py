"""Editing Members, regional bodies, partners and memoranda."""

from django.contrib import admin
from django.db.models import Prefetch, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.admin import EntryAdmin
from content.admin.choosers import name_of, named, prepare, titled
from content.admin.importing.pages import ImportingAdmin
from content.admin.inlines import SynonymInline
from content.admin.lists import EntryChangeList
from content.admin.subjects import RegionAdmin
from content.models import Region
from library.inlines import NamedTabularInline
from members.fields import CapitalsField, LanguageCodesField
from members.forms import RegionalBodyForm, ViceChairFormSet
from members.models import Member, Memorandum, Partner, RegionalBody, ViceChair
from members.models.partner import renewal_due
from members.sheets import MemberSheet, PartnerSheet, RegionalBodySheet


class MemberChangeList(EntryChangeList):
    """Reads the names of the regions too."""

    def get_queryset(self, request, exclude_parameters=None):
        regions = Prefetch("wco_region", named(Region.objects.all()))
        return super().get_queryset(request, exclude_parameters).prefetch_related(regions)


class MembersAdmin(EntryAdmin):
    """Records that change seldom."""

    inlines = [*EntryAdmin.inlines, SynonymInline]
    is_written_daily = False


@admin.register(Member)
class MemberAdmin(ImportingAdmin, MembersAdmin):
    sheet_class = MemberSheet
    filed_under = ["category", "wco_region", "joined_on"]
    is_dated_by_fact = True
    fact_groups = [
        (_("Codes"), ["iso_alpha2", "iso_alpha3"]),
        (
            _("Customs administration"),
            ["administration", "head", "contact_point", "website", "working_languages"],
        ),
        (_("Capital and picture"), ["capital", "latitude", "longitude", "picture"]),
        (_("For editors only"), ["notes", "basis", "source"]),
    ]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "wco_region"]
    list_display = [
        "title_column",
        "codes_column",
        "category",
        "region_column",
        "joined_on",
        "state_column",
        "languages_column",
    ]
    list_filter = [*EntryAdmin.list_filter, "category", "wco_region"]

    def get_changelist(self, request, **kwargs):
        return MemberChangeList

    def get_search_results(self, request, queryset, search_term):
        """By letters of the name in any language, because the choosers ask while somebody types,
        and by the codes."""
        words = search_term.strip()
        if not words:
            return queryset, False
        called = titled(Member.objects.all(), words).values("pk")
        code = words.upper()
        found = Q(pk__in=called) | Q(iso_alpha2=code) | Q(iso_alpha3=code) | Q(slug=words)
        return queryset.filter(found), False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in {"iso_alpha2", "iso_alpha3"}:
            kwargs["form_class"] = CapitalsField
        if db_field.name == "working_languages":
            return LanguageCodesField(label=capfirst(db_field.verbose_name), required=False)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("codes"), ordering="iso_alpha2")
    def codes_column(self, member: Member) -> str:
        return " ".join(filter(None, [member.iso_alpha2, member.iso_alpha3]))

    @admin.display(description=_("region"), ordering="wco_region__slug")
    def region_column(self, member: Member) -> str:
        return name_of(member.wco_region) if member.wco_region else "–"


@admin.register(RegionalBody)
class RegionalBodyAdmin(ImportingAdmin, MembersAdmin):
    sheet_class = RegionalBodySheet
    form = RegionalBodyForm
    list_display = [*EntryAdmin.list_display, "category"]
    filed_under = ["category", "wco_region", "host"]
    facts = ["city", "address", "contact", "website", "established_on"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "wco_region", "host"]
    list_filter = [*EntryAdmin.list_filter, "category", "wco_region"]


@admin.register(Partner)
class PartnerAdmin(ImportingAdmin, MembersAdmin):
    sheet_class = PartnerSheet
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
RegionAdmin.inlines = [*RegionAdmin.inlines, ViceChairInline]
