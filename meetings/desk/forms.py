"""The forms of the desk that are no tables: the next session, and who opens the papers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.guarded import GuardedForm
from content.languages import LANGUAGES
from events.models import Event
from meetings.desk.copying import Plan, proposed_day, proposed_titles
from meetings.models import Meeting

TITLE = "title_"
DAY = {"type": "date"}
TIME = {"type": "time"}
FIRST, LAST = 1900, 2200


class CopyForm(forms.Form):
    """The next session: its first day, its times, and its title per language."""

    first_day = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "All other dates move along. Those before and after the meeting keep their weekday."
        ),
    )
    starts_time = forms.TimeField(
        label=gettext_lazy("Begins at"),
        required=False,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )
    ends_time = forms.TimeField(
        label=gettext_lazy("Ends at"),
        required=False,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )
    with_words = forms.BooleanField(
        label=gettext_lazy("Take summary and text of the page along, too"), required=False
    )

    def __init__(self, data: Any, event: Event):
        day = proposed_day(event)
        titles = proposed_titles(event, day)
        initial: dict[str, Any] = {"first_day": day}
        initial |= {"starts_time": event.starts_time, "ends_time": event.ends_time}
        initial |= {f"{TITLE}{language}": title for language, title in titles.items()}
        super().__init__(data, initial=initial)
        self.event = event
        for code, language in LANGUAGES.items():
            if code in titles:
                self.fields[f"{TITLE}{code}"] = forms.CharField(
                    label=_("Title (%(language)s)") % {"language": language.name},
                    max_length=300,
                    required=code == event.original_language,
                    widget=forms.TextInput(
                        attrs={"lang": language.tag, "dir": language.direction, "size": 80}
                    ),
                )

    def clean_first_day(self):
        day: date = self.cleaned_data["first_day"]
        if not FIRST < day.year < LAST:
            raise forms.ValidationError(_("Give a year of this century."))
        return day

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_time"), cleaned.get("ends_time")
        if (starts is None) != (ends is None):
            self.add_error("ends_time", _("Give both times, or neither."))
        elif starts and ends <= starts and self.event.starts_on == self.event.ends_on:
            self.add_error("ends_time", _("It must end after it begins."))
        return cleaned

    @property
    def plan(self) -> Plan:
        given: dict[str, Any] = self.cleaned_data
        titles = {
            name.removeprefix(TITLE): value
            for name, value in given.items()
            if name.startswith(TITLE) and value
        }
        return Plan(
            given["first_day"], given["starts_time"], given["ends_time"], titles,
            given["with_words"],
        )  # fmt: skip


class SettingsForm(GuardedForm):
    """Who may open a new document, and when documents are expected."""

    class Meta:
        model = Meeting
        fields = ["document_access", "document_groups", "documents_on"]
        widgets = {"documents_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="settings_%s", **kwargs)
