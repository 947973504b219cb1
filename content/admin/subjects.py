"""Topics, regions, units, terms and links: entries that other pages are made with."""

from django.contrib import admin

from content.admin.choosers import titled
from content.admin.entries import EntryAdmin
from content.admin.filters import LackingFilter, ReviewFilter, StaleFilter, StateFilter
from content.admin.inlines import SynonymInline
from content.admin.uses import UsesAdmin
from content.models import Link, Region, StatedFigure, Term, Topic, Unit


class SubjectAdmin(EntryAdmin):
    """Kinds of a few dozen entries, in an order of their own."""

    facts = ["position"]
    filed_under: list[str] = []
    inlines = []
    ordering = ["position", "pk"]
    is_written_daily = False
    list_filter = [StateFilter, LackingFilter, StaleFilter, ReviewFilter]

    def get_search_results(self, request, queryset, search_term):
        """By letters of the title, because the choosers ask while somebody types."""
        return titled(queryset, search_term.strip()) if search_term.strip() else queryset, False


@admin.register(Region)
class RegionAdmin(UsesAdmin, SubjectAdmin):
    used_by = ("regions", "slug")


@admin.register(Topic)
class TopicAdmin(UsesAdmin, SubjectAdmin):
    used_by = ("topics", "slug")
    inlines = [SynonymInline]


@admin.register(Unit)
class UnitAdmin(UsesAdmin, SubjectAdmin):
    used_by = ("owner", "slug")
    facts = ["category", "position"]
    list_filter = ["category", *SubjectAdmin.list_filter]


@admin.register(Term)
class TermAdmin(SubjectAdmin):
    facts = ["abbreviation", "is_offered", "see_also"]
    filed_under = ["topics"]
    autocomplete_fields = [*SubjectAdmin.autocomplete_fields, "see_also"]
    inlines = [SynonymInline]
    ordering = ["slug"]


@admin.register(Link)
class LinkAdmin(SubjectAdmin):
    facts = ["place", "target", "position"]
    list_display = ["title_column", "place", "position", "state_column", "languages_column"]
    list_filter = ["place", *SubjectAdmin.list_filter]
    ordering = ["place", "position", "pk"]


@admin.register(StatedFigure)
class StatedFigureAdmin(admin.ModelAdmin):
    list_display = ["name", "value", "as_of"]
    search_fields = ["name"]
    ordering = ["name"]
