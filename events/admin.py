"""Editing events and working bodies."""

from django.contrib import admin

from content.admin import EntryAdmin
from events.models import Event, WorkingBody


@admin.register(Event)
class EventAdmin(EntryAdmin):
    facts = [
        "category", "status", "body", "starts_on", "starts_time", "ends_on", "ends_time", "zone",
        "attendance", "venue", "city", "country",
    ]  # fmt: skip


@admin.register(WorkingBody)
class WorkingBodyAdmin(EntryAdmin):
    facts = ["category", "acronym", "parent", "group", "meeting_access"]
    is_written_daily = False
