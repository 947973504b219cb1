"""Editing news."""

from django.contrib import admin

from content.admin import EntryAdmin
from content.admin.inlines import PickInline
from newsroom.models import News


@admin.register(News)
class NewsAdmin(EntryAdmin):
    facts = ["category"]
    inlines = [*EntryAdmin.inlines, PickInline]
