"""Forms of the admin: a body lies below its region, and one Member at a time is vice-chair."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.forms import EntryForm
from content.admin.inlines import GuardedFormSet
from content.slugs import free_slug


class RegionalBodyForm(EntryForm):
    """The address of a body begins with its region: with the region, the first part changes."""

    slug = forms.RegexField(
        r"^([a-z0-9-]+/)?[a-z0-9-]+$",
        label=gettext_lazy("Address"),
        max_length=150,
        required=False,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy(
            "Write its last part: rocb. The region comes before it by itself: mena/rocb."
        ),
        error_messages={"invalid": gettext_lazy("Use small letters, digits and hyphens.")},
    )

    folder = ""

    def clean_slug(self):
        region = self.cleaned_data.get("wco_region") or getattr(self.instance, "wco_region", None)
        last = self.cleaned_data["slug"].rpartition("/")[2]
        if region:
            self.folder = region.slug
            self.cleaned_data["slug"] = f"{region.slug}/{last}" if last else ""
        return super().clean_slug()

    def propose_slug(self, title):
        """Nothing without a region: no address without a folder is that of a body."""
        return free_slug(self.instance.kind, title, self.folder) if self.folder else ""


class ViceChairFormSet(GuardedFormSet):
    """The terms of a region; who takes office may do so in the same save as another leaves it."""

    def clean(self):
        super().clean()
        rows: list[dict[str, Any]] = [form.cleaned_data for form in self.forms if form.is_valid()]
        in_office = [row for row in rows if row.get("is_current") and not row.get("DELETE")]
        if len(in_office) > 1:
            raise ValidationError(_("One Member at a time is vice-chair: mark only one in office."))

    def save(self, commit=True):
        if not self.is_untouched:
            # First, because the database allows two in office at no moment.
            stays = [f.instance.pk for f in self.initial_forms if self._is_in_office(f)]
            self.get_queryset().exclude(pk__in=stays).update(is_current=False)
        return super().save(commit)

    def _is_in_office(self, form: forms.ModelForm) -> bool:
        return form.cleaned_data["is_current"] and form not in self.deleted_forms
