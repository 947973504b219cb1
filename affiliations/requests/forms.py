"""The three pages on which an applicant writes: who, for which organization, and what for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from affiliations.models import OfferedGroup
from affiliations.models.request import MAX_PURPOSE
from affiliations.requests.fields import AddressField, LineField, WordsField
from affiliations.requests.organizations import OTHER, OrganizationField, OrganizationSelect


class WhoForm(forms.Form):
    """Who asks."""

    given_name = LineField(
        label=_("Given name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "dir": "auto"}),
        error_messages={"required": _("Write your given name.")},
    )
    family_name = LineField(
        label=_("Family name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name", "dir": "auto"}),
        error_messages={"required": _("Write your family name.")},
    )
    email = AddressField(
        label=_("Your official e-mail address"),
        help_text=_("That of your administration or organization. We send a letter to it."),
        attributes={"autocomplete": "email"},
        error_messages={"required": _("Write your e-mail address.")},
    )
    position = LineField(
        label=_("Your position"),
        max_length=150,
        help_text=_("For example: Head of the tariff division."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title", "dir": "auto"}),
        error_messages={"required": _("Write your position.")},
    )

    def __init__(self, data: Any = None, *, answers: dict[str, Any], **kwargs: Any):
        super().__init__(data, **kwargs)


class OrganizationForm(forms.Form):
    """For whom the person works."""

    organization = OrganizationField(
        label=_("Your Member or organization"),
        widget=OrganizationSelect(),
        help_text=_("Members first, then partners; the last choice is for everybody else."),
        error_messages={
            "required": _("Choose your Member or organization."),
            "invalid_choice": _("Choose your Member or organization from the list."),
        },
    )
    other_name = LineField(
        label=_("Name of another organization"),
        help_text=_("Only if yours is not in the list."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    department = LineField(
        label=_("Your department (optional)"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, data: Any = None, *, answers: dict[str, Any], **kwargs: Any):
        super().__init__(data, **kwargs)
        field: Any = self.fields["organization"]
        field.offer()

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if cleaned.get("organization") == OTHER:
            if not cleaned.get("other_name") and "other_name" not in self.errors:
                self.add_error("other_name", _("Write the name of your organization."))
        elif "other_name" in cleaned:
            cleaned["other_name"] = ""
        return cleaned


class PurposeForm(forms.Form):
    """What the access is for, and who can confirm that the person works there."""

    purpose = WordsField(
        label=_("What do you need access for?"),
        max_length=MAX_PURPOSE,
        help_text=_("One or two sentences, in any language of this portal."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Write what you need access for.")},
    )
    confirmer_name = LineField(
        label=_("Name of a person who can confirm your request"),
        max_length=150,
        help_text=_("Somebody above you, or the contact of your organization for the WCO."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("Write the name of a person who can confirm your request.")},
    )
    confirmer_email = AddressField(
        label=_("Official e-mail address of that person"),
        attributes={"autocomplete": "off"},
        error_messages={"required": _("Write the e-mail address of that person.")},
    )
    bodies = forms.TypedMultipleChoiceField(
        label=_("Working bodies whose papers you need (optional)"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the working bodies of the list.")},
    )

    def __init__(self, data: Any = None, *, answers: dict[str, Any], **kwargs: Any):
        super().__init__(data, **kwargs)
        self.own_address = answers.get("who", {}).get("email", "").lower()
        field: Any = self.fields["bodies"]
        field.choices = [(offer.group_id, str(offer)) for offer in OfferedGroup.objects.in_order()]
        if not field.choices:
            del self.fields["bodies"]

    def clean_confirmer_email(self):
        address = self.cleaned_data["confirmer_email"]
        if address.lower() == self.own_address:
            raise forms.ValidationError(_("Name another person than yourself."))
        return address
