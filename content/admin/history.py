"""What was written: versions compared word by word and restored, and texts withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _

from content.admin.desk import WORDS, Desk
from content.admin.differences import differences, lines_of
from content.admin.lists import EntryListAdmin
from content.admin.outcomes import named
from content.models import Entry, Version, WorkflowError

MOST_VERSIONS = 100
LABELS = {field.name: field.verbose_name for field in Version._meta.fields}


class EntryHistoryAdmin(EntryListAdmin):
    """The history of an entry's texts, and the steps that need a second look."""

    object_history_template = "admin/content/entry_history.html"

    def get_desk(self, request: HttpRequest, obj: Entry | None) -> Desk:
        raise NotImplementedError

    def get_urls(self):
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/withdraw/", wrap(self.withdraw_view), name=f"{names}_withdraw"),
            path("<int:pk>/restore/", wrap(self.restore_view), name=f"{names}_restore"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        entry = self.get_object(request, object_id)
        if entry is None:
            raise Http404(object_id)
        if not self.has_view_permission(request, entry):
            raise PermissionDenied
        desk = self.get_desk(request, entry)
        versions = entry.versions.filter(language=desk.language.code).select_related("author")
        versions = list(versions.order_by("-number")[:MOST_VERSIONS])
        chosen = _chosen(versions, request.GET.get("version", ""))
        context = {
            "desk": desk,
            "versions": versions,
            "chosen": chosen,
            "comparison": _comparison(versions, chosen),
            "title": _("History: %(title)s") % {"title": self.title_of(desk)},
        }
        return super().history_view(request, object_id, context | (extra_context or {}))

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A former text as a draft again; asks first where that would replace an open draft."""
        entry = self._entry(request, pk)
        with transaction.atomic():
            entry.lock()
            desk = self.get_desk(request, entry)
            number = request.POST.get("version") or request.GET.get("version", "")
            versions = entry.versions.filter(language=desk.language.code)
            former = get_object_or_404(versions, number=number if number.isdecimal() else 0)
            if not desk.may_write:
                raise PermissionDenied
            seen = request.POST.get("replaces", "")
            is_known = desk.open is None or seen == _mark(desk.open)
            if request.method == "POST" and is_known:
                return self._restore(request, desk, former)
        return self._ask(request, desk, "admin/content/restore.html", former=former)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks, and on POST takes a published text away from readers."""
        entry = self._entry(request, pk)
        desk = self.get_desk(request, entry)
        if not desk.may_write or not request.user.has_perm("content.withdraw_version"):
            raise PermissionDenied
        back = HttpResponseRedirect(self.form_url(pk, desk.language.code))
        if desk.published is None:
            self.message_user(request, _("This text is not published."), messages.WARNING)
            return back
        if request.method != "POST":
            return self._ask(request, desk, "admin/content/withdraw.html")
        try:
            desk.published.withdraw(request.user)
        except WorkflowError as error:
            self.message_user(request, str(error), messages.WARNING)
            return back
        message = format_html(
            _("“{}” is withdrawn: readers no longer get it. Publish it again to bring it back."),
            named(desk.published),
        )
        self.log_change(request, entry, _("Withdrawn: %s") % desk.language.name)
        self.message_user(request, message, messages.SUCCESS)
        return back

    def title_of(self, desk: Desk) -> str:
        """The title of the text on the desk, else of another language, else the address."""
        texts = [desk.base, desk.source, *desk.versions]
        title = next((text.title for text in texts if text and text.title), "")
        return title or (desk.entry.slug if desk.entry else "")

    def _entry(self, request: HttpRequest, pk: int) -> Entry:
        entry = self.get_object(request, str(pk))
        if entry is None:
            raise Http404(str(pk))
        if not self.has_view_permission(request, entry):
            raise PermissionDenied
        return entry

    def _restore(self, request: HttpRequest, desk: Desk, former: Version) -> HttpResponse:
        try:
            draft = former.restore(request.user)
        except WorkflowError as error:
            self.message_user(request, str(error), messages.WARNING)
        else:
            message = format_html(
                _("The text of version {} is the draft “{}” now. Readers get it once published."),
                former.number,
                named(draft),
            )
            self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(self.form_url(desk.entry_pk, desk.language.code))

    def _ask(self, request: HttpRequest, desk: Desk, template: str, **extra: Any) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "desk": desk,
            "opts": self.opts,
            "entry": desk.entry,
            "title": self.title_of(desk),
            "back_url": self.form_url(desk.entry_pk, desk.language.code),
            "mark": _mark(desk.open) if desk.open else "",
        }
        return TemplateResponse(request, template, context | extra)


def _mark(version: Version) -> str:
    """What tells a draft from the same draft changed since."""
    return f"{version.pk}-{version.edited_at.isoformat()}"


def _chosen(versions: list[Version], number: str) -> Version | None:
    found = [version for version in versions if str(version.number) == number]
    return next(iter(found or versions), None)


def _comparison(versions: list[Version], chosen: Version | None) -> dict[str, Any] | None:
    """The chosen version against the one before it: rows of a field's name and its runs."""
    if chosen is None:
        return None
    older = [version for version in versions if version.number < chosen.number]
    before = older[0] if older else None
    fields = []
    for name in WORDS:
        old, new = getattr(before, name, ""), getattr(chosen, name)
        if name == "body":
            old, new = lines_of(old), lines_of(new)
        if old != new:
            fields.append({"label": LABELS[name], "runs": differences(old, new)})
    is_markup_only = not fields and before is not None and before.body != chosen.body
    return {"before": before, "fields": fields, "is_markup_only": is_markup_only}
