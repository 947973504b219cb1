"""What a focal point fills in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from affiliations.focal.people import Administration, Person

HERE, LEFT = "here", "left"
ANSWERS = [(HERE, gettext_lazy("Still here")), (LEFT, gettext_lazy("Has left"))]


class ConfirmationForm(forms.Form):
    """One question per person of an administration; nothing is answered beforehand."""

    def __init__(self, data: Any, administration: Administration, by: Any):
        super().__init__(data)
        self.administration, self.by = administration, by
        for person in administration.people:
            self.fields[name_of(person)] = forms.ChoiceField(
                label=person.name,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Say whether %(name)s is still here.") % {"name": person.name}
                },
            )

    @property
    def rows(self) -> list[tuple[Person, forms.BoundField]]:
        return [(person, self[name_of(person)]) for person in self.administration.people]

    def answered(self, answer: str) -> list[Person]:
        """The people of whom the form says that, once it is valid."""
        return [
            person
            for person in self.administration.people
            if self.cleaned_data.get(name_of(person)) == answer
        ]

    def clean(self):
        cleaned = super().clean()
        leavers = self.answered(LEFT)
        if leaves_nobody(self.administration.people, leavers, self.by):
            own = next(person for person in leavers if person.user.pk == self.by.pk)
            self.add_error(name_of(own), no_other_focal_point())
        return cleaned


def name_of(person: Person) -> str:
    return f"person-{person.user.pk}"


def leaves_nobody(people: Iterable[Person], leavers: Iterable[Person], by: Any) -> bool:
    """Whether the focal point would leave the administration without any other."""
    leaving = {person.user.pk for person in leavers}
    others = [
        person for person in people if person.is_focal_point and person.user.pk not in leaving
    ]
    return by.pk in leaving and not others


def no_other_focal_point() -> str:
    return _(
        "You are the only focal point of this administration. Before you leave, ask the "
        "Secretariat to make somebody else its focal point."
    )
