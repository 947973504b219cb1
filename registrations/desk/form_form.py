"""The settings of an event's registration form, as organisers change them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.admin.guarded import GuardedForm
from content.admin.keys import is_key
from content.admin.moments import MOMENT, WallTimeField
from content.languages import current_language
from content.zones import place_of
from events.models import Event
from registrations.models import RegistrationForm

MOMENTS = ["opens_at", "closes_at"]


WIDGET: Any = MOMENT["widget"]


class SettingsForm(GuardedForm):
    """Moments are wall times of the event. Places never fall below those that are taken."""

    opens_at = WallTimeField(label=gettext_lazy("Opens"), widget=WIDGET)
    closes_at = WallTimeField(label=gettext_lazy("Closes"), widget=WIDGET)

    class Meta:
        model = RegistrationForm
        fields = [
            "event", "opens_at", "closes_at", "audience", "capacity", "has_waiting_list",
            "needs_nomination", "needs_approval",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if event := self._event():
            words = _("By the clocks of the event: %(place)s.") % {
                "place": place_of(event.zone, current_language().tag)
            }
            for name in set(MOMENTS) & set(self.fields):
                field: Any = self.fields[name]
                field.zone, field.help_text = event.clock, words

    def clean_capacity(self) -> int | None:
        places: int | None = self.cleaned_data["capacity"]
        if places is None or self.instance.pk is None:
            return places
        # Whoever gives places away holds the form as well.
        list(RegistrationForm.objects.select_for_update().filter(pk=self.instance.pk))
        approved = self.instance.registrations.with_place().count()
        if places < approved:
            raise forms.ValidationError(
                ngettext(
                    "%(n)s person is approved already. Give as many places, or decline somebody.",
                    "%(n)s people are approved already. Give as many places, or decline some.",
                    approved,
                )
                % {"n": approved}
            )
        return places

    def _event(self) -> Event | None:
        """The event that the form is of, or that was chosen for it."""
        if self.instance.pk:
            return self.instance.event
        chosen = self.data.get("event") if self.is_bound else self.initial.get("event")
        pk = str(chosen or "")
        return Event.objects.filter(pk=int(pk)).first() if is_key(pk) else None
