"""Topics, regions, units, terms and links: entries that other pages are made with."""

from typing import Any

from django.contrib import admin

from content.admin.branches import BranchAdmin
from content.admin.choosers import titled
from content.admin.entries import EntryAdmin
from content.admin.filters import LackingFilter, StaleFilter, StateFilter
from content.admin.inlines import StartInline, SynonymInline
from content.admin.order import OrderedAdmin
from content.models import Link, Region, StatedFigure, Term, Topic, Unit


class SubjectAdmin(OrderedAdmin):
    """Kinds of a few dozen entries, in an order of their own."""

    facts = ["position"]
    filed_under: list[str] = []
    inlines = []
    is_written_daily = False
    list_filter = [StateFilter, LackingFilter, StaleFilter]

    def get_search_results(self, request, queryset, search_term):
        """By letters of the title, because the choosers ask while somebody types."""
        return titled(queryset, search_term.strip()) if search_term.strip() else queryset, False


@admin.register(Region)
class RegionAdmin(SubjectAdmin):
    pass


@admin.register(Topic)
class TopicAdmin(BranchAdmin, SubjectAdmin):
    inlines = [StartInline, SynonymInline]


@admin.register(Unit)
class UnitAdmin(SubjectAdmin):
    facts = ["category", "position"]
    list_filter = ["category", *SubjectAdmin.list_filter]
    ordering = ["category", "position", "pk"]

    def siblings_of(self, entry: Any) -> Any:
        return Unit.objects.filter(category=entry.category)


@admin.register(Term)
class TermAdmin(SubjectAdmin):
    list_display = EntryAdmin.list_display
    facts = ["abbreviation", "is_offered", "see_also"]
    filed_under = ["topics"]
    autocomplete_fields = [*SubjectAdmin.autocomplete_fields, "see_also"]
    inlines = [SynonymInline]
    ordering = ["slug"]


@admin.register(Link)
class LinkAdmin(SubjectAdmin):
    facts = ["place", "target", "position"]
    list_display = ["title_column", "move_column", "place", "state_column", "languages_column"]
    list_filter = ["place", *SubjectAdmin.list_filter]
    ordering = ["place", "position", "pk"]

    def siblings_of(self, entry: Any) -> Any:
        return Link.objects.filter(place=entry.place)


@admin.register(StatedFigure)
class StatedFigureAdmin(admin.ModelAdmin):
    list_display = ["name", "value", "as_of"]
    search_fields = ["name"]
    ordering = ["name"]
