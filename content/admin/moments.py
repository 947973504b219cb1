"""Moments in the forms of the admin."""

from datetime import UTC, datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.zones import HOME

# Nearer the ends of the calendar, no clock of another zone could show them.
FIRST, LAST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
FAR = _("Give a year from 1000 to 8999.")


class MomentField(forms.DateTimeField):
    """A moment that can be shown by the clocks of any zone."""

    default_validators = [MinValueValidator(FIRST, FAR), MaxValueValidator(LAST, FAR)]


class WallTimeField(MomentField):
    """A moment, shown and read as clocks have it in `zone`.

    A time that the clocks there skip, or show twice, is an error of the form.
    """

    zone = HOME

    def prepare_value(self, value):
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value):
        with timezone.override(self.zone):
            return super().to_python(value)


# The browser's own field for a moment: one stop for the keyboard, and no script.
MOMENT = {
    "form_class": MomentField,
    "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
}
