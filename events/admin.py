"""Editing events and working bodies."""

from django.contrib import admin

from content.admin import EntryAdmin
from events.models import Event, Officer, WorkingBody
from library.inlines import NamedTabularInline


@admin.register(Event)
class EventAdmin(EntryAdmin):
    facts = [
        "category", "status", "body", "starts_on", "starts_time", "ends_on", "ends_time", "zone",
        "attendance", "venue", "city", "country",
    ]  # fmt: skip


class OfficerInline(NamedTabularInline):
    model = Officer
    extra = 0
    fields = ["office", "name", "member", "began_on", "ended_on", "is_current", "basis", "source"]
    autocomplete_fields = ["member"]


@admin.register(WorkingBody)
class WorkingBodyAdmin(EntryAdmin):
    filed_under = ["category", "acronym", "parent", "topics"]
    facts = ["email", "group", "meeting_access", "position"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "parent", "group"]
    list_display = [*EntryAdmin.list_display, "category", "acronym"]
    list_filter = [*EntryAdmin.list_filter, "category"]
    search_fields = [*EntryAdmin.search_fields, "acronym"]
    inlines = [OfficerInline, *EntryAdmin.inlines]
    is_written_daily = False
