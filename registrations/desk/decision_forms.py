"""What organisers fill in to decline, and to register somebody themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.languages import CHOICES
from registrations.desk.handling import MAX_WORDS, Reason
from registrations.models import Registration


class DeclineForm(forms.Form):
    """Why not: a ready sentence in the applicant's language, and more words where they help."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=[("", ""), *Reason.choices])
    words = forms.CharField(
        label=gettext_lazy("More words"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, data: Any, languages: list[str]):
        super().__init__(data, prefix="decline")
        self.fields["words"].help_text = _(
            "The applicants read the reason in their language, and these words as they are. "
            "Language of letters: %(languages)s."
        ) % {"languages": ", ".join(languages)}

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say why: the applicant reads it."))
        return cleaned


class AddForm(forms.ModelForm):
    """The badge of somebody whom the organiser registers."""

    language = forms.ChoiceField(label=gettext_lazy("Language of letters"), choices=CHOICES)

    class Meta:
        model = Registration
        fields = [
            "name", "email", "function", "organization", "language", "is_online", "is_listed",
        ]  # fmt: skip
