"""Narrowing the queue of registrations: by event, state and Member."""

from typing import Any

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from content.admin.keys import is_key
from content.alphabets import place
from content.languages import current_language
from content.names import titles_of
from registrations.desk.naming import event_title
from registrations.models import Registration, RegistrationForm, RegistrationState
from registrations.models.steps import UNHEARD

MOST_EVENTS = 50


def chosen_form(request: Any) -> RegistrationForm | None:
    """The form of the event that the address names: one statement for each request."""
    if not hasattr(request, "chosen_form"):
        asked = request.GET.get("event", "")
        forms = RegistrationForm.objects.select_related("event")
        forms = forms.annotate(event_title=event_title("event"))
        request.chosen_form = forms.filter(pk=int(asked)).first() if is_key(asked) else None
    return request.chosen_form


class EventFilter(admin.SimpleListFilter):
    """The events that take registrations, those that end last first."""

    title = _("event")
    parameter_name = "event"

    def lookups(self, request, model_admin):
        forms = RegistrationForm.objects.annotate(title=event_title("event"))
        newest = forms.order_by(F("event__ends_at").desc(), "pk")[:MOST_EVENTS]
        found = dict(newest.values_list("pk", "title"))
        if form := chosen_form(request):
            found.setdefault(form.pk, form.event_title)  # type: ignore[attr-defined]
        return [(str(pk), title) for pk, title in found.items()]

    def queryset(self, request, queryset):
        form = chosen_form(request)
        if form is None:
            return queryset.none() if self.value() else queryset
        return queryset.filter(form=form)


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(s.value, s.label) for s in RegistrationState if s not in UNHEARD]

    def queryset(self, request, queryset):
        return queryset.filter(state=self.value()) if self.value() else queryset


class MemberFilter(admin.SimpleListFilter):
    """For whom people of the chosen event speak, in the order of the reader's alphabet."""

    title = _("Member or partner")
    parameter_name = "of"

    def lookups(self, request, model_admin):
        form = chosen_form(request)
        if form is None:
            return []
        rows = Registration.objects.filter(form=form, affiliation__isnull=False).order_by()
        pairs = rows.values_list("affiliation__member", "affiliation__partner").distinct()
        names = titles_of({pk for pair in pairs for pk in pair if pk})
        language = current_language().code
        ordered = sorted(names.items(), key=lambda pair: place(pair[1], language).key)
        return [(str(pk), name) for pk, name in ordered]

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(speaks_for=value) if is_key(value) else queryset
