"""The facts of an entry in its form: each person changes only what they touched."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import check_slug
from content.admin.choosers import name_of
from content.admin.desk import NO_WORDS, Desk
from content.admin.loaded import Loaded, digest
from content.models import Entry
from content.slugs import free_slug

SLUG_CHARACTERS = r"^[a-z0-9-]+$"


class FactsForm(forms.ModelForm):
    """Compares what was shown, what is stored now and what is sent, under the entry's lock."""

    slug = forms.RegexField(
        SLUG_CHARACTERS,
        label=gettext_lazy("Address"),
        max_length=150,
        required=False,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy("Proposed from the title if left empty. The old one leads here."),
        error_messages={"invalid": gettext_lazy("Use small letters, digits and hyphens.")},
    )

    desk: Desk

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.changed_facts: list[str] = []
        self.fact_clashes: list[str] = []
        if not self.instance.kind:
            self.instance.kind = self.instance._meta.label_lower
        if not self.desk.may_correct:
            self.fields.pop("slug", None)

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or self.instance.slug
        others = Entry.objects.filter(kind=self.instance.kind, slug=slug)
        if slug and others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another page of this kind has this address."))
        if slug and slug != self.instance.slug:
            check_slug(self.instance.kind, slug)
        return slug

    def propose_slug(self, title: str) -> str:
        """A free address for a new entry."""
        return free_slug(self.instance.kind, title)

    @cached_property
    def shown(self) -> Loaded:
        """What the form showed when this person opened it."""
        return Loaded.read(self.data.get("loaded", ""))

    @cached_property
    def stored_facts(self) -> dict[str, Any]:
        names = [field.name for field in self._meta.model._meta.get_fields()]
        return {
            name: self.initial.get(name)
            for name in names
            if name in self.fields and name not in NO_WORDS
        }

    def compare_facts(self, cleaned: dict[str, Any]) -> None:
        """Keep what others changed, take what this person changed, report what both did."""
        for name, stored in self.stored_facts.items():
            shown = self.shown.facts.get(name)
            if name not in cleaned or digest(cleaned[name]) in {digest(stored), shown}:
                self._keep(name, stored, cleaned)
            elif digest(stored) == shown:
                self.changed_facts.append(name)
            else:
                self.fact_clashes.append(name)
        if self.fact_clashes:
            self._report_fact_clashes()

    def _keep(self, name: str, stored: Any, cleaned: dict[str, Any]) -> None:
        if name in cleaned:
            is_list = isinstance(stored, list)
            cleaned[name] = stored if is_list else getattr(self.instance, name)

    def _report_fact_clashes(self) -> None:
        log = LogEntry.objects.filter(
            content_type__app_label=self.instance._meta.app_label,
            content_type__model=self.instance._meta.model_name,
            object_id=str(self.instance.pk),
        )
        last = log.select_related("user").order_by("-action_time").first()
        self.add_error(
            None,
            _(
                "%(person)s changed this too on %(moment)s, after you opened it: %(fields)s. "
                "Nothing is saved yet. Save again to put yours in place of theirs."
            )
            % {
                "person": last.user if last else _("Somebody"),
                "moment": written(last.action_time if last else self.instance.changed_at),
                "fields": ", ".join(str(self.fields[name].label) for name in self.fact_clashes),
            },
        )
        for name in self.fact_clashes:
            value = _displayed(self._stored_value(name))
            self.add_error(name, _("Now stored: %(value)s") % {"value": value})

    def _stored_value(self, name: str) -> Any:
        stored = self.stored_facts[name]
        return stored if isinstance(stored, list) else getattr(self.instance, name)


def written(moment: Any) -> str:
    """A moment in Brussels, in the words of the page's language."""
    return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def _displayed(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name_of(item) for item in value) or "–"
    if hasattr(value, "tzinfo"):
        return written(value)
    return str(value if value not in {None, ""} else "–")
