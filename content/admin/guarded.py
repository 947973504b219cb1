"""Forms of records that are no entries, saved by one person at a time."""

from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from content.admin.loaded import digest


class GuardedForm(forms.ModelForm):
    """Who opened the record before somebody else changed it is told, and saves nothing yet."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        # Now, because checking the form changes the record in memory.
        stored = model_to_dict(self.instance, list(self.fields)) if self.instance.pk else {}
        self.stored = {name: digest(value) for name, value in stored.items()}
        self.has_clash = False

    @property
    def token(self) -> str:
        """What the form shows, for its hidden field: after a clash, what is stored now."""
        shown = str(self.data.get("shown", "")) if self.is_bound else ""
        return (
            shown if self.is_bound and not self.has_clash else digest(sorted(self.stored.items()))
        )

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        is_other = self.instance.pk and self.token != digest(sorted(self.stored.items()))
        if is_other:
            self.has_clash = True
            self._report(cleaned)
        return cleaned

    def _report(self, cleaned: dict[str, Any]) -> None:
        reason = _("Somebody changed this after you opened it. Look at it again, then save.")
        self.add_error(None, reason)
        for name in self.stored:
            if name in cleaned and digest(cleaned[name]) != self.stored[name]:
                self.add_error(name, _("Now stored: %(value)s") % {"value": self._said(name)})

    def _said(self, name: str) -> str:
        """What is stored, in words."""
        display = getattr(self.instance, f"get_{name}_display", None)
        value = display() if display else getattr(self.instance, name)
        if hasattr(value, "all"):
            value = ", ".join(str(thing) for thing in value.all())
        return str(value or "–")
