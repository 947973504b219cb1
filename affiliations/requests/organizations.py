"""The organizations that an applicant chooses from, by name in the reader's language."""

from typing import Any, NamedTuple

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from affiliations.models import AskedOrganization
from content.finder.names import in_order
from content.languages import current_language
from content.models import Version
from members.models import Member, Partner

OTHER = str(AskedOrganization.OTHER)
KINDS: dict[str, Any] = {
    AskedOrganization.MEMBER: Member,
    AskedOrganization.PARTNER: Partner,
}


class Choice(NamedTuple):
    """An organization that can be chosen: `member-12`, by the name in its text."""

    value: str
    text: Version


class OrganizationSelect(forms.Select):
    """Organizations whose names say in which language they are, where it is not the page's."""

    texts: dict[str, Version] = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        text = self.texts.get(str(value))
        if text and text.is_fallback:
            option["attrs"] |= {"lang": text.language_tag, "dir": text.direction}
        return option


class OrganizationField(forms.ChoiceField):
    """Members, partners, and the way out for everybody else; `offer` fills it."""

    widget = OrganizationSelect

    def offer(self) -> None:
        """Offer what everybody may read of, by name in the page's language: two statements."""
        members, partners = offered(AskedOrganization.MEMBER), offered(AskedOrganization.PARTNER)
        texts = {choice.value: choice.text for choice in [*members, *partners]}
        self.choices: Any = [
            ("", ""),
            (_("Members"), [(choice.value, choice.text.title) for choice in members]),
            (_("Partners"), [(choice.value, choice.text.title) for choice in partners]),
            (_("Not in these lists"), [(OTHER, _("Another organization"))]),
        ]
        widget: Any = self.widget
        widget.texts = self.texts = texts


def offered(kind: str) -> list[Choice]:
    """The organizations of a kind, in the order of the page's alphabet."""
    entries = KINDS[kind].objects.visible_to(AnonymousUser())
    if kind == AskedOrganization.MEMBER:
        # Parties to a convention that never joined send no delegates.
        entries = entries.exclude(joined_on="")
    texts = Version.objects.shown_in(current_language().code).filter(entry__in=entries.values("pk"))
    return [Choice(f"{kind}-{text.entry_id}", text) for text in in_order(texts)]


def columns_of(value: str, other_name: str) -> dict[str, Any]:
    """The columns of a request for a value that was chosen."""
    kind, _hyphen, pk = value.partition("-")
    columns: dict[str, Any] = {"organization": kind}
    if kind == OTHER:
        return columns | {"other_name": other_name}
    return columns | {f"{kind}_id": int(pk)}
