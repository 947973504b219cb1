"""What staff fill in to decide on a request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.admin import groups_within
from accounts.models import User
from affiliations.models import (
    AccessRequest,
    Affiliation,
    AffiliationRole,
    AskedOrganization,
    Organization,
    Refusal,
)
from affiliations.requests.organizations import OTHER, OrganizationField
from content.languages import CHOICES

MAX_NOTE = 5_000
SECRETARIAT = (str(Organization.SECRETARIAT), Organization.SECRETARIAT.label)


class NoteForm(forms.Form):
    words = forms.CharField(
        label=_("Note"),
        max_length=MAX_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class ApproveForm(forms.Form):
    """For which organization, as what, until when, and which papers of bodies."""

    organization = OrganizationField(label=_("Organization"))
    role = forms.ChoiceField(label=_("Role"), choices=AffiliationRole)
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty: until somebody ends it."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    groups = forms.ModelMultipleChoiceField(
        None,
        label=_("Groups"),
        required=False,
        help_text=_("What else the person may read, such as a body's papers."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, access_request: AccessRequest, by: User):
        super().__init__(data, initial=_proposed(access_request), prefix="approve")
        organization: Any = self.fields["organization"]
        organization.offer()
        house = (SECRETARIAT[1], [SECRETARIAT])
        organization.choices = [*organization.choices[:-1], house]
        # Groups that hold rights make staff of people, which no request does.
        groups: Any = self.fields["groups"]
        groups.queryset = groups_within(by).filter(permissions=None)

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if not self.errors:
            kind, _hyphen, pk = cleaned["organization"].partition("-")
            self.affiliation = Affiliation(
                organization=kind,
                role=cleaned["role"],
                ends_on=cleaned["ends_on"],
                **({f"{kind}_id": int(pk)} if pk else {}),
            )
            self.affiliation.full_clean(exclude=["user"])
        return cleaned


class RefuseForm(forms.Form):
    """Why not: a ready sentence in the applicant's language, and more words where they help."""

    refusal = forms.ChoiceField(label=_("Reason"), choices=[("", ""), *Refusal.choices])
    words = forms.CharField(
        label=_("More words"),
        max_length=MAX_NOTE,
        required=False,
        help_text=_("Sent to the applicant as they are; the reason above is translated."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=CHOICES)

    def __init__(self, data: Any, access_request: AccessRequest):
        super().__init__(data, initial={"language": access_request.language}, prefix="refuse")

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if cleaned.get("refusal") == Refusal.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say why: the applicant reads it."))
        return cleaned


def _proposed(access_request: AccessRequest) -> dict[str, Any]:
    """What the applicant asked for, as far as it can be given."""
    kind = access_request.organization
    pk = access_request.member_id or access_request.partner_id
    is_of_member = kind == AskedOrganization.MEMBER
    return {
        "organization": "" if kind == OTHER else f"{kind}-{pk}",
        "role": AffiliationRole.DELEGATE if is_of_member else AffiliationRole.OBSERVER,
        "groups": list(access_request.bodies.all()),
    }
