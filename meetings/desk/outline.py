"""The agenda edited in place: numbers, titles in one language, times; moved, added, taken away."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.loaded import digest
from meetings.desk import places
from meetings.desk.refusals import RefusedError
from meetings.models import AgendaItem
from meetings.numbering import WHOLE_NUMBER

PREFIX = "agenda"
MOST = 200
TIME = {"type": "time"}


class ItemForm(forms.Form):
    """One item: its number, its title in the language of the desk, and its times."""

    item = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.RegexField(
        WHOLE_NUMBER,
        label=gettext_lazy("Number"),
        max_length=12,
        widget=forms.TextInput(attrs={"size": 5, "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("Number items as 2, 2.1 or 2a.")},
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500, required=False)
    day = forms.DateField(label=gettext_lazy("Day"), required=False)
    starts_time = forms.TimeField(
        label=gettext_lazy("Begins"),
        required=False,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )
    ends_time = forms.TimeField(
        label=gettext_lazy("Ends"),
        required=False,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )

    def __init__(self, *args, desk: Any, **kwargs):
        super().__init__(*args, **kwargs)
        days = [("", "–")]
        days += [(str(d), f"{WEEKDAYS_ABBR[d.weekday()]} {d.day}") for d in desk.days]
        self.fields["day"].widget = forms.Select(choices=days)
        attributes = self.fields["title"].widget.attrs
        attributes |= {"lang": desk.language.tag, "dir": desk.language.direction}
        for name, field in self.fields.items():
            if name != "item":
                field.widget.attrs["aria-label"] = field.label
        key = self["item"].value()
        self.stored: Any = {str(item.pk): item for item in desk.items}.get(str(key))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_time"), cleaned.get("ends_time")
        if ends and (starts is None or ends <= starts):
            self.add_error("ends_time", _("It must end after it begins."))
        return cleaned

    @property
    def stored_title(self) -> str:
        """What is stored now, where that is another title than the form's."""
        text: Any = self.stored.text if self.stored else None
        is_other = self.is_bound and text and text.title != self["title"].value()
        return str(text.title) if is_other else ""


class BaseOutline(BaseFormSet):
    def clean(self):
        numbers = [form.cleaned_data.get("number") for form in self.forms if form.is_valid()]
        for number in {number for number in numbers if numbers.count(number) > 1}:
            raise ValidationError(_("Number %(number)s is there twice.") % {"number": number})


Outline = formset_factory(
    ItemForm, formset=BaseOutline, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True
)


def outline_of(desk: Any, data: Any = None) -> Any:
    """The form of the whole agenda; bound to what was sent."""
    initial = [
        {
            "item": item.pk,
            "number": item.number,
            "title": item.text.title if item.text else "",
            "day": str(item.day) if item.day else "",
            "starts_time": item.starts_time,
            "ends_time": item.ends_time,
        }
        for item in desk.items
    ]
    return Outline(data, prefix=PREFIX, initial=initial, form_kwargs={"desk": desk})


def token(desk: Any) -> str:
    """What the form shows, so that who saves later than somebody else is told."""
    rows = [
        [i.pk, i.number, i.text and i.text.title, i.day, i.starts_time, i.ends_time]
        for i in desk.items
    ]
    return digest(rows)


def save_outline(desk: Any, data: Any) -> str:
    """Save the agenda as it was sent, then do what the button asks of one of its items."""
    formset = desk.outline = outline_of(desk, data)
    if not formset.is_valid():
        raise RefusedError(_("The agenda is not saved: see what is said beside the items."))
    if data.get("shown") != token(desk):
        raise RefusedError(
            _("Somebody changed the agenda after you opened it. Look at it again, then save.")
        )
    items = {item.pk: item for item in desk.items}
    for row in (form.cleaned_data for form in formset.forms):
        if row["item"] in items:
            _save_item(desk, items[row["item"]], row)
    places.keep_parents(desk.meeting)
    return _press(desk, data)


def _save_item(desk: Any, item: AgendaItem, row: dict[str, Any]) -> None:
    names = ["number", "day", "starts_time", "ends_time"]
    if any(getattr(item, name) != row[name] for name in names):
        for name in names:
            setattr(item, name, row[name])
        item.save(update_fields=names)
    places.write_title(item, desk.language.code, row["title"])


def _press(desk: Any, data: Any) -> str:
    """What the buttons beside the items ask: {"up": "12"} moves item 12 before the one above."""
    items = {str(item.pk): item for item in desk.items}
    acts: Any = {
        "up": partial(places.move, by=-1),
        "down": partial(places.move, by=1),
        "below": places.add_below,
        "drop": places.delete,
    }
    for name, act in acts.items():
        item = items.get(data.get(name, ""))
        if item is not None:
            return str(act(desk.meeting, item))
    if "another" in data:
        return places.add_last(desk.meeting)
    return _("The agenda is saved.")
