"""The pages of an import: choose a file, look at the differences, apply them."""

import re
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from content.admin.doubles import MadeForms, new_form_id
from content.admin.importing.files import (
    MAX_BYTES,
    Problem,
    UnreadableError,
    decode,
    read_table,
    write_table,
)
from content.admin.importing.plans import Plan
from content.admin.importing.sheets import Sheet
from content.models import WorkflowError

MOST_SHOWN = 200
MOST_IMPORTS = 5
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


class Sent(NamedTuple):
    """The file that is carried from page to page, as text."""

    name: str
    text: str


class ImportingAdmin(admin.ModelAdmin):
    """Adds the import to a list. A kind says `sheet_class`."""

    sheet_class: type[Sheet]
    change_list_template = "admin/importing/change_list.html"

    def get_urls(self):
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name=f"{names}_import"),
            path("import/rows.csv", wrap(self.rows_view), name=f"{names}_rows"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def get_sheet(self, request: HttpRequest) -> Sheet:
        sheet = self.make_sheet(request)
        right = sheet.right_to_remove
        has_right = not right or request.user.has_perm(right)
        sheet.may_remove = has_right and self.has_delete_permission(request)
        return sheet

    def make_sheet(self, request: HttpRequest) -> Sheet:
        return self.sheet_class(request.user)

    def changelist_view(self, request, extra_context=None):
        url = self._url("import", request) if self.has_import_permission(request) else ""
        return super().changelist_view(request, {"import_url": url} | (extra_context or {}))

    def rows_view(self, request: HttpRequest) -> HttpResponse:
        """What is there, as a file that can be imported again."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        sheet = self.get_sheet(request)
        text = write_table(list(sheet.columns), sheet.table())
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
        name = f"{self.opts.model_name}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """The file is read anew on every page: nothing of it is kept on the server."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        sheet = self.get_sheet(request)
        if request.method != "POST":
            return self._choose(request, sheet, [])
        try:
            sent = _sent(request)
            if "_apply" in request.POST:
                return self._apply(request, sheet, sent)
            return self._show(request, sheet, sent, _plan(sheet, sent))
        except UnreadableError as error:
            return self._choose(request, sheet, [Problem(0, "", str(error))])

    def _choose(
        self, request: HttpRequest, sheet: Sheet, problems: list[Problem], name: str = ""
    ) -> HttpResponse:
        imports = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model), object_id=None
        )
        context = {
            "columns": sheet.columns.values(),
            "rows_url": self._url("rows", request),
            "problems": problems[:MOST_SHOWN],
            "more_problems": max(0, len(problems) - MOST_SHOWN),
            "name": name,
            "imports": imports.select_related("user").order_by("-action_time")[:MOST_IMPORTS],
        }
        return self._page(request, sheet, "admin/importing/choose.html", context)

    def _show(
        self, request: HttpRequest, sheet: Sheet, sent: Sent, plan: Plan, told: str = ""
    ) -> HttpResponse:
        if plan.problems:
            return self._choose(request, sheet, plan.problems, sent.name)
        context = {
            "plan": plan,
            "sent": sent,
            "told": told,
            "most": MOST_SHOWN,
            "form_id": new_form_id(),
        }
        return self._page(request, sheet, "admin/importing/differences.html", context)

    def _apply(self, request: HttpRequest, sheet: Sheet, sent: Sent) -> HttpResponse:
        back = HttpResponseRedirect(self._url("changelist", request))
        form = MadeForms(request)
        told = _("Meanwhile the records have changed. These are the differences now.")
        try:
            with transaction.atomic():
                if form.hold():
                    return back
                _hold(self.opts.label_lower)
                sheet.lock(_plan(sheet, sent).records)
                plan = _plan(sheet, sent)
                if plan.digest == request.POST.get("digest") and not plan.problems:
                    self._carry_out(request, sheet, sent, plan)
                    form.remember(0)
                    return back
        except (DatabaseError, WorkflowError):
            told = _("Somebody else is saving at this moment. Nothing is changed; apply it again.")
        sheet = self.get_sheet(request)
        return self._show(request, sheet, sent, _plan(sheet, sent), told)

    def _carry_out(self, request: HttpRequest, sheet: Sheet, sent: Sent, plan: Plan) -> None:
        removed = plan.removed if sheet.may_remove and "remove" in request.POST else []
        log: Any = LogEntry.objects
        line = _("Imported from %(file)s.") % {"file": sent.name}
        # What is deleted has no key afterwards.
        log.log_actions(request.user.pk, [r.record for r in removed], DELETION, line)
        plan.carry_out(removed)
        for changes, flag in [(plan.added, ADDITION), (plan.changed, CHANGE)]:
            log.log_actions(request.user.pk, [c.record for c in changes], flag, line)
        done = _told(sent.name, len(plan.added), len(plan.changed), len(removed))
        log.create(
            user_id=request.user.pk,
            content_type=ContentType.objects.get_for_model(self.model),
            object_repr=sent.name[:200],
            action_flag=CHANGE,
            change_message=done,
        )
        self.message_user(request, done, messages.SUCCESS)

    def _page(
        self, request: HttpRequest, sheet: Sheet, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        context |= self.admin_site.each_context(request) | {
            "opts": self.opts,
            "sheet": sheet,
            "title": _("Import: %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "back_url": self._url("changelist", request),
        }
        return TemplateResponse(request, template, context)

    def import_query(self, request: HttpRequest) -> str:
        """What the addresses of the pages end with, where only a part of the kind is imported."""
        return ""

    def _url(self, view: str, request: HttpRequest) -> str:
        url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{view}")
        return f"{url}{self.import_query(request)}"


def _sent(request: HttpRequest) -> Sent:
    """The file that was chosen, else the text that came along. Raises UnreadableError."""
    file = request.FILES.get("file")
    if file is None:
        if not request.POST.get("table"):
            raise UnreadableError(_("Choose a file."))
        name = request.POST.get("name", "")
        # Browsers end lines with two characters, which must not make the file too large.
        data = request.POST["table"].replace("\r\n", "\n").encode(errors="replace")
    else:
        name = file.name or ""
        data = file.read(MAX_BYTES + 1)
    return Sent(UNPRINTABLE.sub("", name)[:100] or "–", decode(data))


def _plan(sheet: Sheet, sent: Sent) -> Plan:
    return Plan(sheet, read_table(sent.text, sheet.known, sheet.needed, sheet.most_rows))


def _hold(label: str) -> None:
    """Let imports of one kind wait for each other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {label}"])


def _told(name: str, added: int, changed: int, removed: int) -> str:
    """Imported from members.csv: 2 added, 1 changed."""
    parts = [
        (added, _("%(n)s added")),
        (changed, _("%(n)s changed")),
        (removed, _("%(n)s removed")),
    ]
    said = ", ".join(text % {"n": number} for number, text in parts if number)
    return _("Imported from %(file)s: %(said)s") % {"file": name, "said": said or _("nothing")}
