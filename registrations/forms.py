"""What a person fills in to register: the badge, and the event's own questions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from affiliations.models import Affiliation
from affiliations.requests.fields import AddressField, LineField, WordsField
from affiliations.requests.organizations import OrganizationSelect
from content.languages import CHOICES
from content.names import names_of
from events.models import Attendance
from registrations.models import QuestionKind, RegistrationForm
from registrations.questions import NO, YES, Asked, asked_by

MAX_LINE, MAX_TEXT = 300, 3_000
ANSWER_IT, CHOOSE = _("Answer this question: %(question)s"), _("Choose from the list.")
YES_OR_NO = [(YES, _("Yes")), (NO, _("No"))]
HOW = [("in-person", _("In person")), ("online", _("Online"))]


class Radios(forms.RadioSelect):
    """Choices of which the first is what a link to the field leads to."""

    def id_for_label(self, id_, index=None):
        return super().id_for_label(id_, "0" if index is None else index)


class Boxes(forms.CheckboxSelectMultiple):
    """As Radios, for any number of choices."""

    def id_for_label(self, id_, index=None):
        return super().id_for_label(id_, "0" if index is None else index)


class BadgeForm(forms.Form):
    """The badge of a person with an account, whose letters go to the address of the account."""

    speaks_for = forms.TypedChoiceField(
        label=_("For whom do you take part?"), coerce=int, widget=OrganizationSelect
    )
    name = LineField(
        label=_("Name on the badge"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Write the name for your badge.")},
    )
    function = LineField(
        label=_("Your function (optional)"),
        help_text=_("For example: Head of the tariff division."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title", "dir": "auto"}),
    )
    organization = LineField(
        label=_("Organization on the badge (optional)"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("We send a letter to it; with its link you confirm your registration."),
        attributes={"autocomplete": "email"},
        error_messages={"required": _("Write your e-mail address.")},
    )
    language = forms.ChoiceField(label=_("Language of our letters to you"), choices=CHOICES)
    attendance = forms.ChoiceField(
        label=_("How do you take part?"),
        choices=HOW,
        widget=Radios,
        error_messages={"required": _("Choose how you take part.")},
    )
    is_listed = forms.BooleanField(
        label=_("My name, function and organization may stand in the list of participants"),
        help_text=_("Others who take part may get this list. Your e-mail address is not in it."),
        required=False,
    )

    def __init__(
        self,
        form: RegistrationForm,
        data: Any = None,
        *,
        affiliations: list[Affiliation],
        has_address: bool,
        initial: Mapping[str, Any],
    ):
        """`affiliations` are those to choose from; `has_address` where the address is known."""
        super().__init__(data, initial=dict(initial))
        self.affiliations = affiliations
        if len(affiliations) > 1:
            self._offer(affiliations)
        else:
            del self.fields["speaks_for"]
        if has_address:
            del self.fields["email"]
        if form.event.attendance != Attendance.HYBRID:
            del self.fields["attendance"]
        self.is_online = form.event.attendance == Attendance.ONLINE
        self.asked = asked_by(form)
        for asked in self.asked:
            self.fields[asked.name] = _field(asked)
            if asked.question.kind == QuestionKind.CHOICES:
                # As many as were chosen are kept in one answer.
                self.initial[asked.name] = self.initial.get(asked.name, "").split(",")

    @property
    def badge(self) -> dict[str, Any]:
        """The columns of the registration, once the form is valid."""
        said = self.cleaned_data
        names = ["name", "function", "organization", "email", "language", "is_listed"]
        columns = {name: said[name] for name in names if name in said}
        is_online = said["attendance"] == "online" if "attendance" in said else self.is_online
        return columns | {"is_online": is_online}

    @property
    def answers(self) -> dict[int, str]:
        """The answers as they are kept, by the key of the question, once the form is valid."""
        said = {asked.question.pk: self.cleaned_data[asked.name] for asked in self.asked}
        return {
            key: ",".join(value) if isinstance(value, list) else value
            for key, value in said.items()
            if value
        }

    @property
    def affiliation(self) -> Affiliation | None:
        """For whom the person takes part, once the form is valid."""
        chosen = self.cleaned_data.get("speaks_for")
        found = (one for one in self.affiliations if chosen in {None, one.pk})
        return next(found, None)

    def _offer(self, affiliations: list[Affiliation]) -> None:
        names = names_of([one.member_id or one.partner_id for one in affiliations])
        field: Any = self.fields["speaks_for"]
        texts = {
            str(one.pk): names.get(one.member_id or one.partner_id or 0) for one in affiliations
        }
        field.widget.texts = {key: text for key, text in texts.items() if text}
        field.choices = [
            (one.pk, text.title if (text := texts[str(one.pk)]) else one.get_organization_display())
            for one in affiliations
        ]


def _field(asked: Asked) -> Any:
    """The field of a question. Its `text` says in which language it is asked."""
    question, text = asked.question, asked.text
    choices = [(str(place), line) for place, line in enumerate(text.lines)]
    common: dict[str, Any] = {
        "label": text.label,
        "help_text": text.help,
        "required": question.is_required,
        "error_messages": {
            "required": ANSWER_IT % {"question": text.label},
            "invalid_choice": CHOOSE,
        },
    }
    field: Any
    if question.kind == QuestionKind.LINE:
        widget: Any = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
        field = LineField(max_length=MAX_LINE, widget=widget, **common)
    elif question.kind == QuestionKind.TEXT:
        widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
        field = WordsField(max_length=MAX_TEXT, widget=widget, **common)
    elif question.kind == QuestionKind.CHOICES:
        field = forms.MultipleChoiceField(choices=choices, widget=Boxes, **common)
    else:
        offered = YES_OR_NO if question.kind == QuestionKind.YES_NO else choices
        field = forms.ChoiceField(choices=offered, widget=Radios, **common)
    field.text = text
    field.words = None if question.kind == QuestionKind.YES_NO else text
    return field
