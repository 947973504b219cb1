"""Editing events and working bodies."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.admin import EntryAdmin
from content.admin.choosers import name_of, named
from content.admin.desk import WORDS, language_of
from content.admin.entries import CLOSED
from content.admin.inlines import GuardedFormSet
from events.forms import BODY, EventForm, ProgrammeItemForm
from events.models import Event, Officer, ProgrammeItem, Speaker, WorkingBody
from events.wording import when
from library.inlines import NamedTabularInline


class StandingFilter(admin.SimpleListFilter):
    """Ahead or over, by the time of asking."""

    title = _("when")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("upcoming", _("Upcoming")), ("past", _("Past"))]

    def queryset(self, request, queryset):
        if self.value() == "upcoming":
            return queryset.upcoming()
        return queryset.past() if self.value() == "past" else queryset


class SpeakerInline(NamedTabularInline):
    model = Speaker
    formset = GuardedFormSet
    extra = 0
    fields = ["name", "function", "position"]
    classes = ["collapse"]


class ProgrammeInline(NamedTabularInline):
    """The programme in the language of the form; times are by the clocks of the event."""

    model = ProgrammeItem
    form = ProgrammeItemForm
    formset = GuardedFormSet
    extra = 0
    fields = ["day", "starts_time", "ends_time", "title", "summary", "speakers", "position"]
    classes = ["collapse"]

    def get_queryset(self, request):
        items = super().get_queryset(request).prefetch_related("texts", "speakers")
        return items.order_by("day", "starts_time", "position", "pk")

    def get_formset(self, request, obj=None, **kwargs):
        language = {"language": language_of(request, obj)}
        kwargs["form"] = type("ProgrammeItemForm", (self.form,), language)
        formset: Any = super().get_formset(request, obj, **kwargs)
        speakers = Speaker.objects.filter(event=obj.pk if obj else None)
        formset.form.base_fields["speakers"].queryset = speakers.order_by("position", "pk")
        return formset


@admin.register(Event)
class EventAdmin(EntryAdmin):
    """Open are the text, what it is, whose and when; the rest is closed at first."""

    form = EventForm
    filed_under = ["topics", "regions"]
    terms = ["category", BODY, "starts_on", "ends_on", "city"]
    times = ["starts_time", "ends_time", "zone", "days_known", "status"]
    place = ["attendance", "venue", "country", "online_url"]
    details = ["interpretation", "fee", "fee_currency", "contact_email", "attended", "partners"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "partners"]
    inlines = [ProgrammeInline, SpeakerInline, *EntryAdmin.inlines]
    list_display = [
        "title_column", "when_column", "body_column", "status", "state_column", "languages_column",
        "changed_at",
    ]  # fmt: skip
    list_filter = [StandingFilter, "category", "status", *EntryAdmin.list_filter]

    def get_queryset(self, request):
        bodies = models.Prefetch("body", named(WorkingBody.objects.all()))
        return super().get_queryset(request).prefetch_related(bodies)

    def get_fieldsets(self, request, obj=None):
        (title, write), *groups = super().get_fieldsets(request, obj)
        words = [name for name in write["fields"] if name in WORDS]
        filed = [name for name in write["fields"] if name not in WORDS]
        return [
            (title, {"fields": words}),
            (_("What and when"), {"fields": self.terms}),
            *[group for group in groups if "is_minor" in group[1]["fields"]],
            (_("Times and status"), CLOSED | {"fields": self.times}),
            (_("Place"), CLOSED | {"fields": self.place}),
            (_("Details"), CLOSED | {"fields": [*self.details, *filed]}),
            *[(t, g | CLOSED) for t, g in groups if "is_minor" not in g["fields"]],
        ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for hint in form.hints:
            self.message_user(request, hint, messages.WARNING)

    @admin.display(description=_("when"), ordering="starts_at")
    def when_column(self, event: Event) -> str:
        return when(event)

    @admin.display(description=_("working body"))
    def body_column(self, event: Event) -> str:
        return name_of(event.body) if event.body else ""

    @admin.display(description=_("working body"))
    def working_body(self, event: Any) -> str:
        """What those see who may write the text only."""
        return self.body_column(event)


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
