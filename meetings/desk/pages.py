"""The pages of the desk: one for a meeting, one to copy a session, and the files of the papers."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from content.admin.desk import page_url
from content.admin.doubles import MadeForms, new_form_id
from content.languages import CODES
from content.models import WorkflowError
from content.serving import PERSONAL, Sending, send
from events.models import Event
from library.documents import CONTENT_TYPES
from library.models import DocumentFile
from library.uploads import receive
from meetings.desk import decisions, matching, outline
from meetings.desk.acts import ACTS, Act
from meetings.desk.addresses import NAME, TO_COPY, url_of
from meetings.desk.changes import ChangeForm
from meetings.desk.copying import copy_session
from meetings.desk.desk import MeetingDesk
from meetings.desk.forms import CopyForm, SettingsForm
from meetings.desk.names import title_of, titled
from meetings.desk.refusals import RefusedError
from meetings.models import ArchivedError, Meeting, WorkingDocument

# The sessions of a body that the agenda may be copied from.
MOST_SESSIONS = 12


class DeskAdmin(admin.ModelAdmin):
    """A meeting's form is its desk. Every act is a POST to an address of its own."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        acts = [
            path(f"<int:pk>/{name}/", wrap(partial(self.act_view, act=act)), name=f"{NAME}_{name}")
            for name, act in ACTS.items()
        ]
        return [
            *acts,
            path("<int:pk>/upload/", wrap(self.upload_view), name=f"{NAME}_upload"),
            path("<int:pk>/copy/", wrap(self.copy_view), name=f"{NAME}_copy"),
            path("<int:pk>/file/<int:file>/", wrap(self.file_view), name=f"{NAME}_file"),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request, obj=None):
        """A meeting goes with its event, where there is no paper to lose."""
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST":
            raise PermissionDenied
        desk = self.get_desk(request, object_id)
        return self.show(request, desk)

    def get_desk(self, request: HttpRequest, pk: Any) -> MeetingDesk:
        """Raises Http404 and PermissionDenied."""
        found = Meeting.objects.select_related("event", "event__body__group")
        meeting = found.filter(pk=pk).first() if str(pk).isdecimal() else None
        if not self.has_view_permission(request, meeting):
            raise PermissionDenied
        if meeting is None:
            raise Http404(str(pk))
        language = request.GET.get("language", "")
        if language not in CODES:
            language = meeting.event.original_language
        return MeetingDesk(meeting, language, request.user)

    @method_decorator(require_POST)
    def act_view(self, request: HttpRequest, pk: int, *, act: Act) -> HttpResponse:
        desk: Any = self.get_desk(request, pk)
        is_archived = desk.meeting.is_archived
        if not is_archived and not getattr(desk, act.may):
            raise PermissionDenied
        try:
            with transaction.atomic():
                Meeting.objects.filter(pk=pk).hold()
                told = act.do(desk, request)
        except RefusedError as error:
            return self.show(request, desk, str(error), act.section)
        except (ValidationError, WorkflowError) as error:
            reasons = getattr(error, "messages", [str(error)])
            return self.show(request, desk, " ".join(reasons), act.section)
        except ArchivedError:
            told, desk.meeting = None, Meeting.objects.get(pk=pk)
            return self.show(request, desk, _("Nothing is saved: the meeting is archived."), "")
        except IntegrityError:
            reason = _("Somebody else saved at the same moment. Save again.")
            return self.show(request, desk, reason, act.section)
        if told is None:
            return self.show(request, desk, section=act.section)
        self.log_change(request, desk.meeting, told)
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(f"{self.url_of_desk(desk)}#{act.section}")

    @method_decorator(require_POST)
    def upload_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keeps one file that was dropped; answers with its row of the table, else in words."""
        desk, file = self.get_desk(request, pk), request.FILES.get("file")
        if not desk.may_add:
            raise PermissionDenied
        try:
            matching.refuse_too_many(request.POST)
            if file is None:
                raise ValidationError(_("There is no file to save."))
            row = matching.row_of(desk, request.POST, receive(request.user, file))
        except ValidationError as error:
            return HttpResponse(" ".join(error.messages), status=422, content_type="text/plain")
        return TemplateResponse(request, "admin/meetings/match_row.html", {"row": row})

    def copy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One form makes the next session; then its desk opens."""
        if not request.user.has_perms(TO_COPY) or not self.has_view_permission(request):
            raise PermissionDenied
        event = Event.objects.filter(pk=pk).select_related("body").first()
        if event is None:
            raise Http404(str(pk))
        form = CopyForm(request.POST or None, event)
        if request.method == "POST" and form.is_valid():
            return HttpResponseRedirect(url_of("change", self._copy(request, event, form)))
        context = self.admin_site.each_context(request) | {
            "title": _("Copy from previous session"),
            "opts": self.opts,
            "form": form,
            "event": event,
            "form_id": request.POST.get("form_id") or new_form_id(),
        }
        return TemplateResponse(request, "admin/meetings/copy.html", context)

    def _copy(self, request: HttpRequest, event: Event, form: CopyForm) -> int:
        made = MadeForms(request)
        with transaction.atomic():
            if key := made.hold():
                return int(key)
            meeting = copy_session(event, form.plan, request.user)
            made.remember(meeting.pk)
            self.log_addition(request, meeting, str(_("Copied from %s") % event.slug))
        self.message_user(request, _("The next session is a draft in all its languages."))
        return int(meeting.pk)

    @method_decorator(require_safe)
    def file_view(self, request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
        """A file of a paper that readers may not see yet, for whoever prepares the meeting."""
        desk = self.get_desk(request, pk)
        if not request.user.has_perm("meetings.view_workingdocument"):
            raise PermissionDenied
        papers = WorkingDocument.objects.filter(entry=desk.event)
        found = DocumentFile.objects.filter(pk=file, document__in=papers.values("document"))
        stored = found.filter(is_current=True).first()
        if stored is None:
            raise Http404(str(file))
        sending = Sending(
            storage=stored.file.storage,
            name=str(stored.file.name),
            content_type=CONTENT_TYPES[stored.format],
            tag=stored.digest,
            changed_at=stored.created_at,
            caching=PERSONAL,
            download_name=stored.download_name,
        )
        return send(request, sending)

    def show(
        self, request: HttpRequest, desk: Any, refusal: str = "", section: str = ""
    ) -> HttpResponse:
        """The desk with its forms, those that were sent as they were sent."""
        desk.outline = desk.outline or outline.outline_of(desk)
        desk.matches = desk.matches or matching.matches_of(desk)
        desk.change = desk.change or ChangeForm(desk)
        desk.settings = desk.settings or SettingsForm(instance=desk.meeting)
        desk.decisions = desk.decisions or decisions.decisions_of(desk)
        title = desk.title
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": title.title if title else desk.event.slug,
            "desk": desk,
            "form_id": new_form_id(),
            "refusal": refusal,
            "section": section,
            "outline_token": outline.token(desk),
            "decisions_token": decisions.token(desk),
            "sessions": self._sessions(desk) if not desk.items else [],
            "endings": ",".join(f".{ending}" for ending in CONTENT_TYPES),
            "live_url": self._live_url(desk),
            "event_url": reverse("admin:events_event_change", args=[desk.event.pk]),
            "may_copy": request.user.has_perms(TO_COPY),
            "inline_admin_formsets": [],
        }
        return TemplateResponse(request, "admin/meetings/desk.html", context)

    def url_of_desk(self, desk: MeetingDesk) -> str:
        return f"{url_of('change', desk.meeting.pk)}?language={desk.language.code}"

    @staticmethod
    def _live_url(desk: MeetingDesk) -> str:
        published = [version for version in desk.versions if version.is_published]
        return page_url(desk.event, desk.language.code) if published else ""

    @staticmethod
    def _sessions(desk: MeetingDesk) -> list[Event]:
        """The sessions that the agenda may be taken from: of the same body where there is one."""
        others = Meeting.objects.filter(items__isnull=False).exclude(pk=desk.meeting.pk)
        if desk.event.body_id:
            others = others.filter(event__body=desk.event.body_id)
        events = titled(Event.objects.filter(pk__in=others.values("pk")))
        found = list(events.order_by("-starts_at", "-pk")[:MOST_SESSIONS])
        for event in found:
            event.title = title_of(event)  # type: ignore[attr-defined]
        return found
