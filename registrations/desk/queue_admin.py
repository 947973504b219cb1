"""The queue of registrations: who waits, what was answered, and deciding on one or many."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from content.admin.keys import is_key
from content.languages import LANGUAGES, current_language
from registrations.desk import deciding, lists
from registrations.desk.decision_forms import AddForm, DeclineForm
from registrations.desk.figures import figures_of, queue_url
from registrations.desk.handling import add
from registrations.desk.queue import QueueChangeList, complete, in_queue, with_answers
from registrations.desk.queue_filters import EventFilter, MemberFilter, StateFilter, chosen_form
from registrations.models import (
    Registration,
    RegistrationError,
    RegistrationForm,
    RegistrationState,
)
from registrations.models.steps import ENDED

NAME = "registrations_registration"
BREAK = mark_safe("<br>")


@admin.register(Registration)
class RegistrationAdmin(deciding.DecidingAdmin):
    list_display = [
        "person",
        "organization_shown",
        "event_shown",
        "standing",
        "answers",
        "asked_at",
    ]
    list_display_links = ["person"]
    list_filter = [EventFilter, StateFilter, MemberFilter, "language"]
    search_fields = ["name", "email", "organization"]
    change_list_template = "admin/registrations/queue.html"
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_urls(self):
        own = [
            path(
                f"<int:form_pk>/{name}.csv",
                self.admin_site.admin_view(require_POST(self.list_view)),
                {"name": name},
                name=f"{NAME}_{name}",
            )
            for name in [lists.BADGES, lists.PARTICIPANTS]
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request):
        return in_queue(super().get_queryset(request))

    def get_ordering(self, request):
        # That of the queryset stands; a column chosen by the reader comes before it.
        return []

    def get_changelist(self, request, **kwargs):
        return QueueChangeList

    def has_delete_permission(self, request, obj=None):
        return False

    def get_list_display(self, request):
        """The event is in the heading where one is chosen; buttons are for who may decide."""
        columns = [*self.list_display]
        if chosen_form(request):
            columns.remove("event_shown")
        return [*columns, "decide"] if self.has_change_permission(request) else columns

    def changelist_view(self, request, extra_context=None):
        if "approve" in request.POST:
            return self.approve_one(request, request.POST["approve"])
        form = chosen_form(request)
        title = _("Registrations: %s") % form.event_title if form else _("Registrations")  # type: ignore[attr-defined]
        context = {
            "title": title,
            "chosen": form,
            "figures": figures_of(form) if form and request.method == "GET" else [],
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def list_view(self, request: Any, form_pk: int, name: str) -> HttpResponse:
        """A list as CSV; POST, because it is recorded who took it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        forms = RegistrationForm.objects.select_related("event")
        return lists.exported(get_object_or_404(forms, pk=form_pk), name, request.user)

    def add_view(self, request, form_url="", extra_context=None):
        """Somebody is registered by the organiser, for the event that the address names."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        chosen = chosen_form(request)
        if chosen is None:
            return redirect(f"admin:{NAME}_changelist")
        language = {"language": current_language().code}
        form = AddForm(request.POST or None, initial=language)
        if request.method == "POST" and form.is_valid():
            try:
                registration = add(chosen, form.cleaned_data, request.user)
            except RegistrationError as error:
                form.add_error(None, str(error))
            else:
                state = registration.get_state_display()
                self.message_user(request, f"{registration.name}: {state}")
                return redirect(queue_url(chosen.pk))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Register somebody: %s") % chosen.event_title,  # type: ignore[attr-defined]
            "form": form,
            "back_url": queue_url(chosen.pk),
        }
        return TemplateResponse(request, "admin/registrations/add.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One registration; its buttons send the name of a verb."""
        registration = self._found(request, object_id)
        language = LANGUAGES[registration.language].name
        sent = request.POST if request.POST.get("verb") == "decline" else None
        decline = DeclineForm(sent, [language])
        if request.method == "POST":
            if not self.has_change_permission(request):
                raise PermissionDenied
            if self.act(request, registration, decline):
                return HttpResponseRedirect(request.path)
        state = registration.state
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": registration.name,
            "registration": registration,
            "decline": decline,
            "may_decide": self.has_change_permission(request),
            "waits": state == RegistrationState.TO_APPROVE,
            "is_declined": state == RegistrationState.DECLINED,
            "is_open": state not in ENDED,
            "back_url": queue_url(registration.form_id),
        }
        return TemplateResponse(request, "admin/registrations/registration.html", context)

    @admin.display(description=gettext_lazy("name"), ordering="name")
    def person(self, registration: Registration) -> str:
        return format_html("<bdi>{}</bdi>", registration.name or "–")

    @admin.display(description=gettext_lazy("organization"), ordering="organization")
    def organization_shown(self, registration: Any) -> str:
        own, of = registration.organization, registration.of
        if own and of and own != of:
            return format_html("<bdi>{}</bdi> (<bdi>{}</bdi>)", own, of)
        return format_html("<bdi>{}</bdi>", own or of or "–")

    @admin.display(description=gettext_lazy("event"))
    def event_shown(self, registration: Any) -> str:
        return registration.event_title

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def standing(self, registration: Any) -> str:
        if registration.place:
            return _("Waiting list, place %(place)s") % {"place": registration.place}
        return registration.get_state_display()

    @admin.display(description=gettext_lazy("answers"))
    def answers(self, registration: Any) -> str:
        return format_html_join(BREAK, "<bdi>{}</bdi> · <bdi>{}</bdi>", registration.said) or "–"

    @admin.display(description=gettext_lazy("decide"))
    def decide(self, registration: Registration) -> str:
        if registration.state != RegistrationState.TO_APPROVE:
            return ""
        return format_html(
            '<button name="approve" value="{}" class="button">{}</button> <a href="{}">{}</a>',
            registration.pk,
            _("Approve"),
            reverse(f"admin:{NAME}_change", args=[registration.pk]) + "#decline",
            _("Decline"),
        )

    def _found(self, request: HttpRequest, object_id: str) -> Any:
        pk = unquote(object_id)
        rows = self.get_queryset(request).select_related(
            "form__event", "user", "decided_by", "nominated_by"
        )
        found = list(with_answers(rows.filter(pk=pk))) if is_key(pk) else []
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if not found:
            raise Http404(request.path)
        complete(found)
        return found[0]
