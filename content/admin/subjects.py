"""Topics and regions: entries that others are filed under."""

from django.contrib import admin

from content.admin.choosers import titled
from content.admin.entries import EntryAdmin
from content.admin.filters import LackingFilter, StaleFilter, StateFilter
from content.models import Region, Topic


@admin.register(Topic, Region)
class SubjectAdmin(EntryAdmin):
    facts = ["position"]
    filed_under: list[str] = []
    inlines = []
    ordering = ["position", "pk"]
    is_written_daily = False
    list_filter = [StateFilter, LackingFilter, StaleFilter]

    def get_search_results(self, request, queryset, search_term):
        """By letters of the title, because the choosers ask while somebody types."""
        return titled(queryset, search_term.strip()) if search_term.strip() else queryset, False
