"""The form of a message to those who take part: to whom, and the words in every language."""

from functools import partial
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from content.admin.guarded import GuardedForm
from content.admin.loaded import digest
from content.languages import CODES
from registrations.desk.texts import field_name, own_field, with_texts
from registrations.models import OrganiserMessage, RegistrationState
from registrations.models.steps import UNHEARD

WORDS = ["subject", "body"]
# Whose address is not proved gets nothing.
OFFERED = [choice for choice in RegistrationState.choices if choice[0] not in UNHEARD]


def _subject(*, required: bool) -> forms.CharField:
    widget = partial(AdminTextInputWidget, attrs={"class": "vLargeTextField"})
    return forms.CharField(
        label=pgettext_lazy("letter", "Subject"), max_length=150, required=required, widget=widget()
    )


def _body(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Message"),
        max_length=10_000,
        required=required,
        widget=AdminTextareaWidget(attrs={"rows": 8}),
    )


Texts: Any = with_texts({"subject": _subject, "body": _body})


class MessageForm(Texts, GuardedForm):
    """A message that is not sent yet."""

    states = forms.MultipleChoiceField(
        label=gettext_lazy("To those whose registration stands so"),
        choices=OFFERED,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = OrganiserMessage
        fields = ["form", "states"]
        widgets = {"form": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        texts = self.instance.texts.all() if self.instance.pk else []
        found = {text.language: text for text in texts}
        for code in CODES:
            for word in WORDS:
                name = field_name(word, code)
                self.initial[name] = getattr(found[code], word) if code in found else ""
                if self.instance.pk:
                    self.stored[name] = digest(self.initial[name])

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        is_empty = True
        for code in CODES:
            subject, body = (cleaned.get(field_name(word, code)) for word in WORDS)
            is_empty = is_empty and not (subject or body)
            if body and not subject:
                self.add_error(field_name("subject", code), _("Write a subject, too."))
            if subject and not body:
                self.add_error(field_name("body", code), _("Write the message, too."))
        if is_empty:
            self.add_error(own_field("subject"), _("Write the message in one language at least."))
        return cleaned

    @transaction.atomic
    def save_texts(self) -> None:
        """Keep the texts that were sent; a language without words has none."""
        for code in CODES:
            words = {word: self.cleaned_data[field_name(word, code)] for word in WORDS}
            if words["subject"]:
                self.instance.texts.update_or_create(language=code, defaults=words)
            else:
                self.instance.texts.filter(language=code).delete()

    def _said(self, name: str) -> str:
        return super()._said(name) if hasattr(self.instance, name) else self.initial[name] or "–"
