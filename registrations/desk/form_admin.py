"""Registration forms in the admin: one per event, with the questions that it asks."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.admin.choosers import prepare
from content.admin.keys import is_key
from content.zones import wall_time
from events.models import Event
from registrations.desk.figures import figures_of
from registrations.desk.form_form import SettingsForm
from registrations.desk.naming import event_title
from registrations.desk.questions import copy_questions, questions_of
from registrations.models import RegistrationForm

NAME = "admin:registrations_registrationform"
COPIED = ["audience", "capacity", "has_waiting_list", "needs_nomination", "needs_approval"]


@admin.register(RegistrationForm)
class RegistrationFormAdmin(admin.ModelAdmin):
    form = SettingsForm
    change_form_template = "admin/registrations/form.html"
    autocomplete_fields = ["event"]
    list_display = ["title", "opens", "closes", "audience", "capacity"]
    search_fields = ["event__slug", "event__versions__title"]
    list_select_related = ["event"]
    ordering = ["-closes_at", "pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    fieldsets = [
        (None, {"fields": ["event", "opens_at", "closes_at", "audience", "capacity"]}),
        (
            gettext_lazy("How places are given"),
            {"fields": ["has_waiting_list", "needs_nomination", "needs_approval"]},
        ),
    ]

    def get_queryset(self, request):
        forms = super().get_queryset(request).select_related("event")
        return forms.annotate(event_title=event_title("event"))

    def get_readonly_fields(self, request, obj=None):
        return ["title"] if obj else []

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        (heading, first), *others = self.fieldsets
        names = ["title" if name == "event" else name for name in first["fields"]]
        return [(heading, {"fields": names}), *others]

    def get_changeform_initial_data(self, request):
        """The event that a person comes from, and the settings of the form that is copied."""
        event = request.GET.get("event", "")
        known = {"event": event if is_key(event) else ""}
        copied = self._copied(request)
        return known | ({name: getattr(copied, name) for name in COPIED} if copied else {})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())

    def has_delete_permission(self, request, obj=None):
        """A form that somebody has registered with stays: closing it is enough."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.registrations.exists())

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form of an event; the way to a new one where it has none."""
        pk = unquote(object_id)
        if is_key(pk) and self.has_add_permission(request) and self._lacks_form(int(pk)):
            return HttpResponseRedirect(f"{reverse(f'{NAME}_add')}?event={pk}")
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        form = context.get("original")
        context |= {"copied": self._copied(request), "subtitle": None}
        if form:
            context |= {
                "title": _("Registration: %s") % self.title(form),
                "questions": questions_of(form),
                "figures": figures_of(form),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "capacity" in form.changed_data and change:
            request.let_in = obj.let_in()
        if not change and (copied := self._copied(request)):
            copy_questions(copied, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """Questions come next."""
        self.message_user(request, _("The form is saved. Now add the questions that it asks."))
        return self._to_form(obj)

    def response_change(self, request, obj):
        self.message_user(request, _("The form is saved."))
        if let_in := len(getattr(request, "let_in", [])):
            words = ngettext(
                "%(n)s person of the waiting list was let in.",
                "%(n)s people of the waiting list were let in.",
                let_in,
            )
            self.message_user(request, words % {"n": let_in})
        return self._to_form(obj)

    @admin.display(description=gettext_lazy("event"), ordering="event_title")
    def title(self, form: Any) -> str:
        return getattr(form, "event_title", "") or str(form.event)

    @admin.display(description=gettext_lazy("opens"), ordering="opens_at")
    def opens(self, form: RegistrationForm) -> str:
        return wall_time(form.opens_at.astimezone(form.event.clock))

    @admin.display(description=gettext_lazy("closes"), ordering="closes_at")
    def closes(self, form: RegistrationForm) -> str:
        return wall_time(form.closes_at.astimezone(form.event.clock))

    @staticmethod
    def _lacks_form(pk: int) -> bool:
        """Whether it is the key of an event that takes no registrations yet."""
        return Event.objects.filter(pk=pk, registration_form=None).exists()

    @staticmethod
    def _to_form(form: RegistrationForm) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"{NAME}_change", args=[form.pk]))

    def _copied(self, request: HttpRequest) -> Any:
        """The form whose settings and questions a new one begins with."""
        asked = request.GET.get("copy", "")
        if not is_key(asked):
            return None
        return self.get_queryset(request).filter(pk=asked).first()
