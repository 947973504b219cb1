"""Editing opportunities: the closing time is written as clocks show it where it closes."""

from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from content.admin.forms import EntryForm
from content.admin.moments import MOMENT, WallTimeField
from content.languages import CHOICES
from content.zones import HOME, zone_choices
from opportunities.models import Opportunity


class OpportunityForm(EntryForm):
    closes_at = WallTimeField(
        label=_("Closes at"),
        required=False,
        widget=cast(forms.Widget, MOMENT["widget"]),
        help_text=Opportunity._meta.get_field("closes_at").help_text,
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, initial=HOME.key)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "closes_at" in self.fields:
            field: Any = self.fields["closes_at"]
            field.zone = self._zone()

    def _zone(self) -> ZoneInfo:
        """The time zone that was sent with the time, else that of the entry."""
        sent = self.data.get(self.add_prefix("zone"), "")
        return ZoneInfo(sent) if sent in available_timezones() else self.instance.clock


class VacancyForm(OpportunityForm):
    required_languages = forms.MultipleChoiceField(
        label=_("Required languages"),
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
