"""Files on an entry's form: dropped several at once, read, confirmed, saved with the entry."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.admin.desk import language_of
from content.admin.filing import Filing
from content.admin.history import EntryHistoryAdmin
from content.admin.inlines import AttachmentInline
from content.admin.sent_uploads import number_of_rows
from content.admin.uploads import MOST
from content.models import Entry
from library.uploads import receive

RIGHTS = ["library.add_document", "library.add_documentfile"]


class EntryFilesAdmin(EntryHistoryAdmin):
    """Adds the files' part to the form of every kind that has attachments."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_upload"
        view = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", view, name=name), *super().get_urls()]

    def get_filing(self, request: HttpRequest, obj: Entry | None) -> Filing | None:
        """The files' part for this person; None where they may not add any. Kept per request."""
        filing = getattr(request, "filing", None)
        if filing is None and self._may_file(request, obj):
            filing = Filing(obj, request.user, language_of(request, obj))
            request.filing = filing  # type: ignore[attr-defined]
        return filing

    @method_decorator(require_POST)
    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Keeps one file that was dropped; answers with its row of the table, else in words."""
        number = request.POST.get("entry", "")
        entry = self.get_object(request, number) if number else None
        if number and entry is None:
            raise Http404(number)
        filing, file = self.get_filing(request, entry), request.FILES.get("file")
        if filing is None:
            raise PermissionDenied
        try:
            if file is None or number_of_rows(request.POST, MOST) >= MOST:
                raise ValidationError(_("At most %(most)s files at a time.") % {"most": MOST})
            row = filing.row(request.POST, receive(request.user, file))
        except ValidationError as error:
            return HttpResponse(" ".join(error.messages), status=422, content_type="text/plain")
        return TemplateResponse(request, "admin/content/upload_row.html", {"row": row})

    def take_files(self, request: Any, object_id: str | None) -> None:
        """Keep the files that a browser without scripts sent with the form."""
        entry = self.get_object(request, object_id) if object_id else None
        filing = self.get_filing(request, entry)
        if filing is not None and (told := filing.take(request)):
            request.refusal = " ".join(told)

    def files_context(self, request: HttpRequest, obj: Entry | None) -> dict[str, Any]:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_upload"
        url = f"{reverse(name)}?language={language_of(request, obj)}"
        return {"filing": self.get_filing(request, obj), "upload_url": url}

    def _may_file(self, request: HttpRequest, obj: Entry | None) -> bool:
        has_files = any(issubclass(inline, AttachmentInline) for inline in self.inlines)
        may_correct = self.may_correct(request) if obj else self.has_add_permission(request)
        return has_files and may_correct and request.user.has_perms(RIGHTS)
