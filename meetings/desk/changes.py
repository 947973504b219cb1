"""Changing several documents at once: who opens them, from when, where they stand, what is due."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from content.admin.moments import WallTimeField
from content.audited import access_of, record_access
from content.models.attachment import FileAccess
from meetings.desk import papers
from meetings.desk.matching import item_choices
from meetings.desk.refusals import RefusedError
from meetings.models import Standing
from meetings.models.document import Role
from meetings.showing import show

AS_IT_IS = ("", gettext_lazy("As it is"))
LATER = ("later", gettext_lazy("From the moment beside on"))
NOT = ("not", gettext_lazy("No more, or not yet"))
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ChangeForm(forms.Form):
    """What is left empty stays as it is."""

    shown = forms.ChoiceField(
        label=gettext_lazy("Readers see it"),
        required=False,
        choices=[AS_IT_IS, ("now", gettext_lazy("From now on")), LATER, NOT],
    )
    shown_at = WallTimeField(
        label=gettext_lazy("The moment (Brussels time)"), required=False, widget=MOMENT
    )
    tells = forms.BooleanField(label=gettext_lazy("Tell followers"), required=False, initial=True)
    access = forms.ChoiceField(label=gettext_lazy("Who may open it"), required=False)
    opens = forms.ChoiceField(
        label=capfirst(gettext_lazy("opens to all readers of the page")),
        required=False,
        choices=[AS_IT_IS, LATER, NOT],
    )
    opens_at = WallTimeField(
        label=gettext_lazy("Opens to all readers of the page (Brussels time)"),
        required=False,
        widget=MOMENT,
    )
    item = forms.ChoiceField(label=gettext_lazy("Agenda item"), required=False)
    role = forms.ChoiceField(
        label=pgettext_lazy("document", "Role"), required=False, choices=[AS_IT_IS, *Role.choices]
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, choices=[AS_IT_IS, *Standing.choices]
    )
    due_languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages still in translation"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Due on (empty: no date)"), required=False, widget=DAY
    )

    def __init__(self, desk: Any, data: Any = None):
        super().__init__(data, auto_id="change_%s")
        fields: Any = self.fields
        fields["access"].choices = [AS_IT_IS, *access_choices(desk)]
        fields["item"].choices = [AS_IT_IS, *item_choices(desk)[1:]]
        fields["due_languages"].choices = [(lang.code, lang.name) for lang in desk.languages]

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for choice, moment in [("shown", "shown_at"), ("opens", "opens_at")]:
            # Who gives a moment means it.
            if cleaned.get(moment) and not cleaned.get(choice):
                cleaned[choice] = "later"
            if cleaned.get(choice) == "later" and not cleaned.get(moment):
                self.add_error(moment, _("Say when."))
        return cleaned


def access_choices(desk: Any) -> list[tuple[str, Any]]:
    """Who may open a document, in the words of this meeting."""
    choices: list[tuple[str, Any]] = [
        (FileAccess.INHERIT.value, FileAccess.INHERIT.label),
        (FileAccess.REGISTERED.value, FileAccess.REGISTERED.label),
        ("participants", _("Approved participants of this meeting")),
    ]
    body = desk.event.body
    if body is not None and body.group_id:
        choices.append(("body", _("Participants of the body: %s") % body.group))
    return [*choices, ("meeting", _("As the meeting says"))]


def change(desk: Any, data: Any) -> str:
    """Change the documents that are ticked. Refused, and nothing changed, where a word is wrong."""
    form = desk.change = ChangeForm(desk, data)
    desk.ticked = data.getlist("document")
    documents = papers.chosen_of(desk, desk.ticked)
    if not form.is_valid():
        raise RefusedError(_("Nothing is changed: see what is said beside the fields."))
    wanted = form.cleaned_data
    access_before = access_of(desk.event)
    _write(documents, _columns(wanted))
    if wanted["access"]:
        papers.open_to(desk, documents, wanted["access"])
    record_access(desk.event, access_before, desk.person)
    if wanted["due_languages"]:
        papers.due_dates(documents, wanted["due_languages"], wanted["due_on"])
    _show(desk, documents, wanted)
    number = len(documents)
    told = ngettext("%(n)s document is changed.", "%(n)s documents are changed.", number)
    return told % {"n": number}


def _columns(wanted: dict[str, Any]) -> dict[str, Any]:
    """What is said anew of each document, by column."""
    columns = {name: wanted[name] for name in ["role", "standing"] if wanted[name]}
    if wanted["item"]:
        columns["item_id"] = int(wanted["item"])
    if wanted["opens"]:
        columns["opens_at"] = wanted["opens_at"] if wanted["opens"] == "later" else None
    return columns


def _write(documents: list[Any], columns: dict[str, Any]) -> None:
    for document in documents if columns else []:
        for name, value in columns.items():
            setattr(document, name, value)
        document.save(update_fields=[name.removesuffix("_id") for name in columns])


def _show(desk: Any, documents: list[Any], wanted: dict[str, Any]) -> None:
    if not wanted["shown"]:
        return
    if not desk.may_publish:
        raise PermissionDenied("content.publish_version")
    if wanted["shown"] == "not":
        papers.unpublish(desk, documents)
        return
    if wanted["shown"] == "now" or wanted["shown_at"] <= timezone.now():
        show(documents, desk.person, tells=wanted["tells"])
        return
    papers.schedule(desk, documents, wanted["shown_at"], tells=wanted["tells"])
