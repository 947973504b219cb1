"""Editing tools, instruments and publications."""

from django import forms
from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from catalogue import accession_panels
from catalogue.accession_desk import AccessionAdmin
from catalogue.models import Annex, AnnexText, Instrument, Publication, Tool
from catalogue.models.tool import Audience
from content.admin import EntryAdmin
from content.admin.inlines import GuardedFormSet, SynonymInline
from library.inlines import NamedTabularInline
from members.admin import MemberAdmin

__all__ = ["AccessionAdmin"]


# Members do not know accessions; who knows both shows them on the Member's form.
MemberAdmin.panels = [*MemberAdmin.panels, accession_panels.of_party]


class AnnexInline(NamedTabularInline):
    """The annexes; the titles of each are on its own page, one per language."""

    model = Annex
    formset = GuardedFormSet
    extra = 0
    fields = ["code", "position"]
    classes = ["collapse"]
    show_change_link = True


class AnnexTextInline(NamedTabularInline):
    model = AnnexText
    extra = 1
    fields = ["language", "title"]


class CatalogueAdmin(EntryAdmin):
    """What readers narrow the lists by stands with the words; nothing here is of one region."""

    inlines = [*EntryAdmin.inlines, SynonymInline]
    is_written_daily = False


@admin.register(Tool)
class ToolAdmin(CatalogueAdmin):
    is_written_daily = True
    filed_under = ["category", "topics"]
    facts = [
        "status",
        "successor",
        "audiences",
        "approving_body",
        "approved_on",
        "partners",
        "instruments",
    ]
    autocomplete_fields = [
        *EntryAdmin.autocomplete_fields,
        "successor",
        "approving_body",
        "instruments",
        "partners",
    ]
    list_filter = [*EntryAdmin.list_filter, "category", "status"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "audiences":
            return forms.MultipleChoiceField(
                label=_("audience"),
                choices=Audience.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Instrument)
class InstrumentAdmin(CatalogueAdmin):
    filed_under = ["category", "topics"]
    facts = [
        "abbreviation",
        "status",
        "successor",
        "adopted_on",
        "in_force_on",
        "depositary",
        "parties_stated",
        "parties_as_of",
        "has_all_parties",
    ]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "successor"]
    inlines = [*CatalogueAdmin.inlines, AnnexInline]
    panels = [*CatalogueAdmin.panels, accession_panels.of_instrument]
    list_filter = [*EntryAdmin.list_filter, "category", "status"]


@admin.register(Annex)
class AnnexAdmin(admin.ModelAdmin):
    """The titles of an annex; reached from its instrument, and in no index."""

    fields = ["code"]
    inlines = [AnnexTextInline]

    def has_module_permission(self, request):
        return False

    def response_post_save_change(self, request, obj):
        """Back to the instrument, where this person came from."""
        return redirect("admin:catalogue_instrument_change", obj.instrument_id)

    def has_add_permission(self, request):
        return False


@admin.register(Publication)
class PublicationAdmin(CatalogueAdmin):
    filed_under = ["series", "topics"]
    facts = ["number", "authors", "isbn", "doi"]
    list_filter = [*EntryAdmin.list_filter, "series"]
