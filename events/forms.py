"""Editing events: days first, wall times of a named zone where they are known."""

from functools import cached_property
from typing import Any, ClassVar

from babel import Locale
from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.choosers import name_of, named
from content.admin.forms import EntryForm
from content.admin.moments import FAR, FIRST, LAST
from content.languages import CHOICES, current_language
from content.models import Access
from content.zones import HOME, place_of, zone_choices
from events.clock import is_shown_twice, is_skipped
from events.models import ProgrammeItem, ProgrammeText, WorkingBody

# Regions of the world, unions and reserved codes are among the territories, too.
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
# The text is called `body`, so the body whose meeting it is has another name in the form.
BODY = "working_body"


def country_choices() -> list[tuple[str, str]]:
    """Countries by name in the language of the page."""
    names = Locale.parse(current_language().tag, sep="-").territories.items()
    found = [(c, name) for c, name in names if len(c) == 2 and c.isalpha()]
    countries = [(code, name) for code, name in found if code not in NO_COUNTRIES]
    return [("", "–"), *sorted(countries, key=lambda country: country[1])]


class EventForm(EntryForm):
    """An event without a last day is over on its first; `hints` are what an editor should know."""

    working_body = forms.ModelChoiceField(
        WorkingBody.objects.none(),
        label=gettext_lazy("Working body"),
        required=False,
        help_text=gettext_lazy("Whose session it is. Without topics, it takes those of the body."),
    )
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: the same day."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"), choices=zone_choices, initial=HOME.key
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"), choices=country_choices, required=False
    )
    interpretation = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of interpretation"),
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    # The model comes from the admin, which knows how each of its columns is asked for.
    class Meta:
        exclude: ClassVar[list[str]] = ["body"]
        widgets: ClassVar[dict[str, Any]] = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.hints: list[str] = []
        if BODY in self.fields:
            field: Any = self.fields[BODY]
            field.queryset = named(WorkingBody.objects.order_by("position", "pk"))
            field.label_from_instance = name_of
            self.initial[BODY] = self.instance.body_id

    @cached_property
    def stored_facts(self) -> dict[str, Any]:
        stored = super().stored_facts
        return stored | ({BODY: self.instance.body_id} if BODY in self.fields else {})

    def clean(self):
        self.instance.working_body = self.instance.body
        cleaned = self.cleaned_data
        for name in ["starts_on", "ends_on"]:
            if (day := cleaned.get(name)) and not FIRST.year <= day.year < LAST.year:
                self.add_error(name, FAR)
        if "ends_on" in self.fields and not cleaned.get("ends_on"):
            cleaned["ends_on"] = cleaned.get("starts_on")
        cleaned = super().clean()
        for moment in ["starts", "ends"]:
            self._check_time(f"{moment}_on", f"{moment}_time", cleaned)
        body = cleaned.get(BODY) if self._is_new else None
        if body:
            self._take_from(body, cleaned)
        return cleaned

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]
        if BODY in self.cleaned_data:
            self.instance.body = self.cleaned_data[BODY]
        self.changed_facts = ["body" if name == BODY else name for name in self.changed_facts]

    def _take_from(self, body: WorkingBody, cleaned: dict[str, Any]) -> None:
        """Give a new session topics and readers of its body where the editor chose none."""
        if "topics" in self.fields and not cleaned.get("topics"):
            cleaned["topics"] = body.topics.all()
        is_proposed = cleaned.get("access") == Access.PUBLIC and not cleaned.get("groups")
        if is_proposed and body.meeting_access != Access.PUBLIC:
            cleaned["access"] = body.meeting_access
            if body.meeting_access == Access.GROUPS:
                cleaned["groups"] = Group.objects.filter(bodies=body)
            label = self.fields["access"].label
            self.hints.append(f"{label}: {body.get_meeting_access_display()}")

    def _check_time(self, day_name: str, time_name: str, cleaned: dict[str, Any]) -> None:
        day, clock, zone = cleaned.get(day_name), cleaned.get(time_name), cleaned.get("zone")
        if not (day and clock and zone):
            return
        values = {"time": f"{clock:%H:%M}", "place": place_of(zone, current_language().tag)}
        if is_skipped(day, clock, zone):
            message = _(
                "Clocks are put forward that day: %(place)s has no %(time)s. Choose another."
            )
            self.add_error(time_name, message % values)
        elif is_shown_twice(day, clock, zone):
            message = _(
                "Clocks are put back that day: %(place)s has %(time)s twice. It is the first."
            )
            self.hints.append(message % values)


class ProgrammeItemForm(forms.ModelForm):
    """A line of the programme with its words in the language that the form is open in."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=300, widget=AdminTextInputWidget()
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"), required=False, widget=AdminTextareaWidget({"rows": 2})
    )
    # Given by the inline.
    language = ""

    class Meta:
        model = ProgrammeItem
        fields: ClassVar[list[str]] = ["day", "starts_time", "ends_time", "speakers", "position"]
        widgets: ClassVar[dict[str, Any]] = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        texts = self.instance.texts.all() if self.instance.pk else []
        text = next((text for text in texts if text.language == self.language), None)
        # A line that nobody put into this language yet is not one that was taken away.
        self.fields["title"].required = not self.instance.pk or text is not None
        if text:
            self.initial.update({"title": text.title, "summary": text.summary})

    def save(self, commit=True):
        item = super().save(commit)
        words = {name: self.cleaned_data[name] for name in ["title", "summary"]}
        if commit and words["title"]:
            ProgrammeText.objects.update_or_create(
                item=item, language=self.language, defaults=words
            )
        return item
