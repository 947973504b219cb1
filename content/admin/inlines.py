"""What stands on the form below the text: files, and holding up as current."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from content.admin.choosers import prepare
from content.admin.loaded import digest
from content.admin.moments import MOMENT
from content.models import Attachment, Pick, Start, Synonym
from library.inlines import NamedFormSet, NamedTabularInline
from library.models import Document


class GuardedFormSet(NamedFormSet):
    """Parts that two people change: who changed nothing saves nothing, who did is told."""

    is_untouched = has_clash = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Now, because checking the forms changes the rows in memory.
        self.stored = self._stored()

    def _stored(self) -> str:
        rows = [model_to_dict(part, list(self.form.base_fields)) for part in self.get_queryset()]
        return _digest_rows(part.pk for part in self.get_queryset()) + _digest_rows(rows)

    @property
    def token(self) -> str:
        """What the form shows, for its hidden field."""
        shown = self.data.get(f"{self.prefix}-shown", "") if self.is_bound else ""
        return self.stored if self.has_clash or not self.is_bound else shown

    def clean(self):
        super().clean()
        if self.instance.pk is None or any(self.errors) or self.stored == self.token:
            return
        forms = [form for form in self.forms if form in self.initial_forms or form.has_changed()]
        kept = [form for form in forms if not form.cleaned_data.get("DELETE")]
        names = list(self.form.base_fields)
        rows = [{name: form.cleaned_data.get(name) for name in names} for form in kept]
        sent = _digest_rows(form.instance.pk for form in kept) + _digest_rows(rows)
        self.is_untouched = sent == self.token or not self.has_changed()
        if not self.is_untouched:
            self.has_clash = True
            raise ValidationError(
                _("Somebody changed these after you opened them. Look at them again, then save.")
            )

    def save(self, commit=True):
        if not self.is_untouched:
            return super().save(commit)
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        self.save_m2m = lambda: None  # type: ignore[method-assign]
        return []


def _digest_rows(rows: Iterable[Any]) -> str:
    return digest([digest(sorted(row.items())) if isinstance(row, dict) else row for row in rows])


class AttachmentInline(NamedTabularInline):
    model = Attachment
    formset = GuardedFormSet
    extra = 0
    fields = [
        "document", "edition", "is_former", "position", "access", "groups", "shown_at", "opens_at",
    ]  # fmt: skip
    autocomplete_fields = ["document", "groups"]
    formfield_overrides = {models.DateTimeField: MOMENT}
    classes = ["collapse"]
    verbose_name_plural = _("Order, edition and access of the files")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_listed=True)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "document":
            # A paper of a meeting is shown there alone, whoever knows its number.
            kwargs["queryset"] = Document.objects.exclude(attachments__is_listed=False)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds={"document"})


class PickForm(forms.ModelForm):
    """A new pick says when it ends, so that nothing is held up for ever by oversight."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "ends_at" in self.fields:
            self.fields["ends_at"].required = self.instance.pk is None


class PickInline(admin.StackedInline):
    model = Pick
    form = PickForm
    formset = GuardedFormSet
    extra = max_num = 1
    fields = ["ends_at", "position"]
    formfield_overrides = {models.DateTimeField: MOMENT}
    classes = ["collapse"]
    verbose_name = verbose_name_plural = _("Hold up as current until")


class SynonymInline(NamedTabularInline):
    """Other words that people look for: they stand in the A to Z, and lead here."""

    model = Synonym
    formset = GuardedFormSet
    extra = 1
    fields = ["language", "words"]
    classes = ["collapse"]
    verbose_name_plural = _("Synonyms")


class StartInline(NamedTabularInline):
    """What a topic's page names first, of any kind."""

    model = Start
    fk_name = "topic"
    formset = GuardedFormSet
    extra = 1
    fields = ["entry", "position"]
    autocomplete_fields = ["entry"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return prepare(field, db_field, adds=set())
