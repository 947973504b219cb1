"""What a focal point says about those who register, and whom it sends."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from affiliations.focal.people import Administration
from affiliations.requests.fields import WordsField
from registrations.forms import Radios

NOMINATE, DECLINE = "nominate", "decline"
ANSWERS = [
    (NOMINATE, gettext_lazy("We send this person")),
    (DECLINE, gettext_lazy("We do not send this person")),
]


class AnswerForm(forms.Form):
    """The word of the focal point. The reason goes to the person who registered."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=ANSWERS,
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose your answer.")},
    )
    reason = WordsField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Needed if you do not send the person; our letter repeats it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if cleaned.get("answer") == DECLINE and not cleaned.get("reason") and "reason" in cleaned:
            self.add_error("reason", _("Write why you do not send this person."))
        return cleaned


class SendForm(forms.Form):
    """Somebody of the own administration who has not registered yet."""

    person = forms.TypedChoiceField(
        label=gettext_lazy("Person"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Choose a person."),
            "invalid_choice": gettext_lazy("Choose a person of your administration."),
        },
    )

    def __init__(self, data: Any, administrations: list[Administration], there: set[int]):
        """`there` are the keys of the people who have registered."""
        super().__init__(data)
        people = {
            person.user.pk: person.name
            for administration in administrations
            for person in administration.people
            if person.user.pk not in there and person.user.is_open()
        }
        field: Any = self.fields["person"]
        field.choices = [("", ""), *people.items()]
