"""After the meeting: what was decided on each item, in one language."""

from typing import Any

from django import forms
from django.forms.formsets import formset_factory
from django.utils.translation import gettext as _

from content.admin.loaded import digest
from meetings.desk.outline import MOST
from meetings.desk.refusals import RefusedError
from meetings.models import AgendaText

PREFIX = "decisions"
ROWS = 3


class DecisionForm(forms.Form):
    item = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": ROWS}))

    def __init__(self, *args, desk: Any, **kwargs):
        super().__init__(*args, **kwargs)
        key = str(self["item"].value())
        self.stored = next((item for item in desk.items if str(item.pk) == key), None)
        number = self.stored.number if self.stored else ""
        self.fields["decision"].widget.attrs |= {
            "lang": desk.language.tag,
            "dir": desk.language.direction,
            "aria-label": _("Decision on item %(number)s") % {"number": number},
        }


Decisions = formset_factory(DecisionForm, extra=0, max_num=MOST, absolute_max=MOST)


def decisions_of(desk: Any, data: Any = None) -> Any:
    initial = [
        {"item": item.pk, "decision": item.text.decision if item.text else ""}
        for item in desk.items
    ]
    return Decisions(data, prefix=PREFIX, initial=initial, form_kwargs={"desk": desk})


def token(desk: Any) -> str:
    """What the form shows, so that who saves later than somebody else is told."""
    return digest([[item.pk, item.text and item.text.decision] for item in desk.items])


def save_decisions(desk: Any, data: Any) -> str:
    """Write down what was decided. Each item needs a title in that language."""
    formset = desk.decisions = decisions_of(desk, data)
    if not formset.is_valid():
        raise RefusedError(_("The decisions are not saved."))
    if data.get("shown") != token(desk):
        raise RefusedError(
            _("Somebody changed the decisions after you opened them. Look again, then save.")
        )
    items = {item.pk: item for item in desk.items}
    for row in (form.cleaned_data for form in formset.forms):
        item = items.get(row["item"])
        words = row["decision"].replace("\r\n", "\n")
        if item is None or words == (item.text.decision if item.text else ""):
            continue
        if item.text is None:
            names = {"number": item.number, "language": desk.language.name}
            raise RefusedError(
                _("Item %(number)s has no title in this language (%(language)s) yet.") % names
            )
        AgendaText.objects.filter(pk=item.text.pk).update(decision=words)
    desk.refresh()
    desk.decisions = decisions_of(desk)
    return _("The decisions are saved.")
