"""The contact form: what a person fills in, and two things that only robots get wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.models import SubjectName
from contact.stamps import Verdict, judge, new_stamp

MAX_TEXT = 10_000
WITHOUT_TOKEN = _(
    "Your browser did not send the cookie of this form, or somebody signed in or out meanwhile. "
    "Nothing is lost: send your message again."
)
AGAIN = {
    Verdict.TOO_SOON: _(
        "That was so quick that it looked like a robot. Nothing is lost: read your message once "
        "more, then send it again."
    ),
    Verdict.TOO_OLD: _(
        "This page was open for too long. Nothing is lost: read your message once more, then send "
        "it again."
    ),
}


class SubjectSelect(forms.Select):
    """Subjects whose names say in which language they are, where it is not the page's."""

    names: dict[str, SubjectName] = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        subject = self.names.get(str(value))
        if subject and subject.is_fallback:
            option["attrs"] |= {"lang": subject.language_tag, "dir": subject.direction}
        return option


class MessageForm(forms.Form):
    """A message to the Organization. What a robot would have done is an error like any other."""

    subject = forms.ChoiceField(
        label=_("Subject"),
        widget=SubjectSelect,
        error_messages={
            "required": _("Choose what your message is about."),
            "invalid_choice": _("Choose what your message is about."),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We use it for our answer only."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write your e-mail address like name@example.org."),
        },
    )
    text = forms.CharField(
        label=_("Your message"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
        help_text=_("In any language of this portal. Do not write passwords or card numbers."),
        error_messages={"required": _("Write your message.")},
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    # People do not see it; the name is one that robots like to fill in.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Any, names: list[SubjectName], chosen: str = ""):
        by_slug = {name.subject.slug: name for name in names}
        initial = {"stamp": new_stamp(), "subject": chosen if chosen in by_slug else ""}
        super().__init__(data, initial=initial)
        # What is asked for once more is put right in the form.
        self.data: Any = self.data.copy()
        field: Any = self.fields["subject"]
        field.choices = [("", ""), *((slug, name.name) for slug, name in by_slug.items())]
        field.widget.names = self.names = by_slug

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ["subject", "name", "email", "text"]]

    def clean_text(self):
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        # Who has something else to put right sends the form again anyway.
        verdict = judge(cleaned.get("stamp", ""))
        if verdict is Verdict.TOO_OLD:
            self.data["stamp"] = new_stamp()
        if cleaned.get("website"):
            self.data["website"] = ""
            self.add_error(
                None,
                _(
                    "A field that people do not see was filled in, perhaps by your browser. It is "
                    "empty now. Nothing is lost: send your message again."
                ),
            )
        elif verdict is not Verdict.GOOD and not self.errors:
            self.add_error(None, AGAIN[verdict])
        return cleaned
