"""What a focal point says about those who ask, and whom it nominates."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from affiliations.focal.people import Administration
from affiliations.models import OfferedGroup
from affiliations.models.request import MAX_PURPOSE
from affiliations.requests.fields import AddressField, LineField, WordsField
from content.languages import CHOICES, current_language

ENDORSE, DECLINE = "endorse", "decline"
ANSWERS = [
    (ENDORSE, gettext_lazy("I know the person and support the request")),
    (DECLINE, gettext_lazy("I do not support the request")),
]


class EndorsementForm(forms.Form):
    """The word of the focal point. Staff read the note, the applicant never does."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose your answer.")},
    )
    note = WordsField(
        label=gettext_lazy("Note for the Secretariat"),
        help_text=gettext_lazy("Why, if you do not support it. The applicant does not see it."),
        max_length=MAX_PURPOSE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if cleaned.get("answer") == DECLINE and not cleaned.get("note") and "note" in cleaned:
            self.add_error("note", _("Write why you do not support the request."))
        return cleaned


class NominationForm(forms.Form):
    """A person of the own administration who should have access."""

    given_name = LineField(
        label=gettext_lazy("Given name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the given name.")},
    )
    family_name = LineField(
        label=gettext_lazy("Family name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the family name.")},
    )
    email = AddressField(
        label=gettext_lazy("Official e-mail address"),
        help_text=gettext_lazy("The person gets a letter there and confirms the address."),
        attributes={"autocomplete": "off"},
        error_messages={"required": gettext_lazy("Write the e-mail address.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of our letters to the person"), choices=CHOICES
    )
    position = LineField(
        label=gettext_lazy("Position"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the position.")},
    )
    purpose = WordsField(
        label=gettext_lazy("What does the person need access for?"),
        max_length=MAX_PURPOSE,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write what the person needs access for.")},
    )
    bodies = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Working bodies whose papers the person needs (optional)"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = WordsField(
        label=gettext_lazy("Note for the Secretariat (optional)"),
        max_length=MAX_PURPOSE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, data: Any, administration: Administration):
        super().__init__(data, initial={"language": current_language().code})
        self.administration = administration
        bodies: Any = self.fields["bodies"]
        bodies.choices = [(offer.group_id, str(offer)) for offer in OfferedGroup.objects.in_order()]
        if not bodies.choices:
            del self.fields["bodies"]
