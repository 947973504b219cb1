"""Topics, regions, units, terms and links: entries that other pages are made with."""

from typing import Any

from django.contrib import admin

from content.admin.branches import BranchAdmin
from content.admin.choosers import titled
from content.admin.entries import EntryAdmin
from content.admin.filters import LackingFilter, ReviewFilter, StaleFilter, StateFilter
from content.admin.inlines import StartInline, SynonymInline
from content.admin.order import OrderedAdmin
from content.admin.uses import UsesAdmin
from content.models import Link, Region, StatedFigure, Term, Topic, Unit


class SubjectAdmin(OrderedAdmin):
    """Kinds of a few dozen entries, in an order of their own."""

    facts = ["position"]
    filed_under: list[str] = []
    inlines = []
    is_written_daily = False
    list_filter = [StateFilter, LackingFilter, StaleFilter, ReviewFilter]

    def get_search_results(self, request, queryset, search_term):
        """By letters of the title, because the choosers ask while somebody types."""
        return titled(queryset, search_term.strip()) if search_term.strip() else queryset, False


@admin.register(Region)
class RegionAdmin(UsesAdmin, SubjectAdmin):
    used_by = ("regions", "slug")
    is_held_by_uses = False


@admin.register(Topic)
class TopicAdmin(UsesAdmin, BranchAdmin, SubjectAdmin):
    used_by = ("topics", "slug")
    is_held_by_uses = False
    inlines = [StartInline, SynonymInline]


@admin.register(Unit)
class UnitAdmin(UsesAdmin, SubjectAdmin):
    used_by = ("owner", "slug")
    filed_under = ["category"]
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
    filed_under = ["place", "target"]
    publishing = ["published_at", "expires_at"]
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
