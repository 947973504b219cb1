"""Preparing meetings: the list of them, the desk of each, and its papers one by one."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Prefetch, Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from content.admin.choosers import prepare
from content.admin.guarded import GuardedForm
from content.admin.inlines import GuardedFormSet
from content.admin.keys import is_key
from content.admin.moments import MOMENT
from content.audited import access_of, record_access
from events.admin import EventAdmin
from events.models import Event
from library.inlines import NamedTabularInline
from meetings.desk import panels
from meetings.desk.addresses import url_of
from meetings.desk.names import title_of, titled
from meetings.desk.pages import DeskAdmin
from meetings.models import AgendaItem, DueLanguage, Meeting, WorkingDocument

EventAdmin.panels = [*EventAdmin.panels, panels.of_event]
NAMES = ["symbol", "part", "part_number", "revision"]


@admin.register(Meeting)
class MeetingAdmin(DeskAdmin):
    list_display = ["title_column", "day_column", "papers_column", "waiting_column", "archived_at"]
    list_filter = ["event__body", ("archived_at", admin.EmptyFieldListFilter)]
    list_per_page = 25
    show_full_result_count = False
    search_fields = ["event__slug", "event__versions__title"]
    ordering = ["-event__starts_at", "-pk"]
    fields = ["event", "document_access", "document_groups", "documents_on"]
    autocomplete_fields = ["event", "document_groups"]
    actions = None

    def get_queryset(self, request):
        papers = "event__attachments__workingdocument"
        counts: dict[str, Any] = {
            "papers": Count(papers, distinct=True),
            "waiting": Count(papers, filter=Q(event__attachments__shown_at=None), distinct=True),
        }
        events = Prefetch("event", queryset=titled(Event.objects.all()))
        return super().get_queryset(request).prefetch_related(events).annotate(**counts)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())

    def get_changeform_initial_data(self, request):
        event = request.GET.get("event", "")
        return {"event": event if is_key(event) else ""}

    def response_add(self, request, obj, post_url_continue=None):
        return super().response_add(request, obj, url_of("change", obj.pk))

    @admin.display(description=_("meeting"), ordering="event__slug")
    def title_column(self, meeting: Any) -> str:
        return title_of(meeting.event)

    @admin.display(description=_("first day"), ordering="event__starts_at")
    def day_column(self, meeting: Any) -> Any:
        return meeting.event.starts_on

    @admin.display(description=_("documents"))
    def papers_column(self, meeting: Any) -> int:
        return meeting.papers

    @admin.display(description=_("not shown yet"))
    def waiting_column(self, meeting: Any) -> int:
        return meeting.waiting


class DueInline(NamedTabularInline):
    model = DueLanguage
    formset = GuardedFormSet
    extra = 1
    fields = ["language", "due_on"]


@admin.register(WorkingDocument)
class WorkingDocumentAdmin(admin.ModelAdmin):
    """One paper, for what the table of the desk does not correct."""

    form = GuardedForm
    change_form_template = "admin/meetings/paper.html"
    list_display = ["full_symbol", "title", "meeting_column", "shown_at"]
    list_filter = ["role", "standing"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["full_symbol", "title"]
    ordering = ["-pk"]
    fields = [
        *NAMES, "title", "item", "role", "standing", "access", "groups", "shown_at", "opens_at",
        "is_quiet",
    ]  # fmt: skip
    autocomplete_fields = ["groups"]
    formfield_overrides = {models.DateTimeField: MOMENT}
    inlines = [DueInline]
    actions = None

    def has_add_permission(self, request):
        """Papers are made on the desk of their meeting, of files."""
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not is_archived(obj)

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is not deleted; it can be taken from them on the desk."""
        is_kept = obj is None or obj.shown_at is not None or is_archived(obj)
        return super().has_delete_permission(request, obj) and not is_kept

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("entry__event__meeting")

    def get_readonly_fields(self, request, obj=None):
        """A symbol that readers have seen never changes; who may not publish shows nothing."""
        names = NAMES if obj and obj.shown_at else []
        may_publish = request.user.has_perm("content.publish_version")
        return [*names, *([] if may_publish else ["shown_at"])]

    def get_form(self, request, obj=None, change=False, **kwargs):
        request.paper = obj
        return super().get_form(request, obj, change, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "item":
            paper = getattr(request, "paper", None)
            items = AgendaItem.objects.filter(meeting=paper.entry_id if paper else None)
            kwargs["queryset"] = items.order_by("position")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        request.access_before = access_of(obj.entry)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record_access(form.instance.entry, request.access_before, request.user)

    def render_change_form(self, request, context, *args, **kwargs):
        paper = context.get("original")
        if paper:
            context["desk_url"] = url_of("change", paper.entry_id)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("meeting"))
    def meeting_column(self, paper: WorkingDocument) -> str:
        url = url_of("change", paper.entry_id)
        return format_html('<a href="{}">{}</a>', url, paper.entry.slug)


def is_archived(paper: WorkingDocument | None) -> bool:
    """Whether a paper is one of a meeting that is archived: it stays as it is."""
    return paper is not None and paper.entry.event.meeting.is_archived
