"""The audit log in the admin: to read, to search, to take along; never to change."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.exports import as_csv
from audit.models import Record
from audit.retention import everything_kept

# No list is counted nor paged further than this, however long the log is.
MOST_LISTED = 10_000
MOST_PEOPLE = 100
SHOWN = ["moment", "action", "who", "whose", "subject", "in_words", "place", "request_id"]


class BoundedPaginator(Paginator):
    @cached_property
    def count(self):
        records: Any = self.object_list
        return records.order_by()[:MOST_LISTED].count()


@admin.register(Record)
class RecordAdmin(admin.ModelAdmin):
    list_display = ["moment", "action", "who", "whose", "subject", "place"]
    list_filter = [("at", admin.DateFieldListFilter), "action"]
    list_select_related = ["actor", "person"]
    list_per_page = 50
    ordering = ["-at", "-pk"]
    sortable_by = ["moment"]
    search_fields = ["actor__username"]
    search_help_text = gettext_lazy("Name, e-mail address, user name or number of a person")
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    change_list_template = "admin/audit/change_list.html"
    fields = [*SHOWN]
    readonly_fields = [*SHOWN]

    def get_urls(self):
        return [
            path("export/", self.admin_site.admin_view(self.export_view), name="audit_export"),
            path(
                "retention/",
                self.admin_site.admin_view(self.retention_view),
                name="audit_retention",
            ),
            *super().get_urls(),
        ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        """Records of what these people did, and of what was done to their accounts."""
        people = _people(search_term)
        if people:
            queryset = queryset.filter(Q(actor__in=people) | Q(person__in=people))
        return (queryset if people or not search_term else queryset.none()), False

    @admin.display(description=gettext_lazy("moment"), ordering="at")
    def moment(self, record: Record) -> str:
        return f"{timezone.localtime(record.at):%Y-%m-%d %H:%M:%S}"

    @admin.display(description=gettext_lazy("who"))
    def who(self, record: Record) -> str:
        return record.who or self.get_empty_value_display()

    @admin.display(description=gettext_lazy("whose account"))
    def whose(self, record: Record) -> str:
        return record.whose or self.get_empty_value_display()

    @admin.display(description=gettext_lazy("details"))
    def in_words(self, record: Record) -> Any:
        return format_html_join("", "<div>{}: <bdi>{}</bdi></div>", record.details_in_words)

    def export_view(self, request):
        """What the list shows, as a table; the same filters and search."""
        self._require_view(request)
        try:
            records = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return redirect("admin:audit_record_changelist")
        return as_csv(records)

    def retention_view(self, request):
        """How long which data are kept, and how many rows are overdue today."""
        self._require_view(request)
        rows = [(kept, kept.overdue[:MOST_LISTED].count()) for kept in everything_kept()]
        context = self.admin_site.each_context(request) | {
            "title": _("How long data are kept"),
            "opts": self.opts,
            "rows": rows,
            "most": MOST_LISTED,
        }
        return TemplateResponse(request, "admin/audit/retention.html", context)

    def _require_view(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


def _people(words: str) -> list[int]:
    """The keys of the people with all these words in a name or address; of a number, itself."""
    words = words.strip()
    if words.isdecimal():
        return [int(words[:9])]
    users: QuerySet = get_user_model()._default_manager.all()
    for word in words.split()[:5]:
        names = Q(username__icontains=word) | Q(email__icontains=word)
        users = users.filter(names | Q(first_name__icontains=word) | Q(last_name__icontains=word))
    return list(users.values_list("pk", flat=True)[:MOST_PEOPLE]) if words else []
