"""The form of a question: what it asks, in every language on one page."""

from functools import partial
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.guarded import GuardedForm
from content.admin.loaded import digest
from content.languages import CODES
from registrations.desk.texts import field_name, own_field, with_texts
from registrations.models import Answer, Question, QuestionKind, QuestionText

WORDS = ["label", "help", "choices"]
WITH_CHOICES = [QuestionKind.CHOICE, QuestionKind.CHOICES]

type_of_said = dict[str, Any]


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _line(label: Any, max_length: int) -> Any:
    widget = partial(AdminTextInputWidget, attrs={"class": "vLargeTextField"})
    return lambda required: forms.CharField(
        label=label, max_length=max_length, required=required, widget=widget()
    )


def _choices(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Choices"),
        max_length=5_000,
        required=required,
        widget=AdminTextareaWidget(attrs={"rows": 4}),
        help_text=gettext_lazy("One in each line, in the same order in every language."),
    )


Texts: Any = with_texts(
    {
        "label": _line(gettext_lazy("Question"), 300),
        "help": _line(gettext_lazy("Explanation"), 500),
        "choices": _choices,
    }
)


class QuestionForm(Texts, GuardedForm):
    """A question with its texts. Choices stand in the same order in each language."""

    class Meta:
        model = Question
        fields = ["form", "kind", "is_required", "position"]
        widgets = {"form": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        texts = self.instance.texts.all() if self.instance.pk else []
        self.texts: dict[str, QuestionText] = {text.language: text for text in texts}
        answers = Answer.objects.filter(question=self.instance.pk)
        self.is_answered = self.instance.pk is not None and answers.exists()
        for code in CODES:
            for word in WORDS:
                name, text = field_name(word, code), self.texts.get(code)
                self.initial[name] = getattr(text, word) if text else ""
                if self.instance.pk:
                    self.stored[name] = digest(self.initial[name])

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        said = {code: self._said_in(code, cleaned) for code in CODES}
        if not any(words["label"] for words in said.values()):
            self.add_error(own_field("label"), _("Write the question in one language at least."))
        for code, words in said.items():
            if not words["label"] and (words["help"] or words["choices"]):
                self.add_error(field_name("label", code), _("Write the question, too."))
        if self.is_answered and cleaned.get("kind") != self.initial.get("kind"):
            self.add_error(
                "kind",
                _("People have answered this question: its kind stays. Add another question."),
            )
        elif cleaned.get("kind") in WITH_CHOICES:
            self._check_choices({c: w["choices"] for c, w in said.items() if w["label"]})
        return cleaned

    @transaction.atomic
    def save_texts(self) -> None:
        """Keep the texts that were sent; a language without a question has none."""
        for code in CODES:
            words = self._said_in(code, self.cleaned_data)
            if not words["label"]:
                self.instance.texts.filter(language=code).delete()
                continue
            lines = words["choices"] if self.instance.kind in WITH_CHOICES else []
            values = words | {"choices": "\n".join(lines)}
            self.instance.texts.update_or_create(language=code, defaults=values)

    def _said_in(self, code: str, cleaned: dict[str, Any]) -> type_of_said:
        words = {word: (cleaned.get(field_name(word, code)) or "").strip() for word in WORDS}
        return words | {"choices": lines_of(words["choices"])}

    def _check_choices(self, choices: dict[str, list[str]]) -> None:
        """As many in each language, two at least, and none taken away that may be answered."""
        most = max((len(lines) for lines in choices.values()), default=0)
        before = max((len(lines_of(text.choices)) for text in self.texts.values()), default=0)
        for code, lines in choices.items():
            if len(lines) < 2:
                message = _("Write two choices at least, one in each line.")
            elif len(lines) < most:
                message = _(
                    "Here are %(here)s choices, in another language %(most)s: give each language "
                    "the same lines in the same order."
                ) % {"here": len(lines), "most": most}
            elif self.is_answered and len(lines) < before:
                message = _(
                    "People have answered this question: add choices at the end, and take none "
                    "away."
                )
            else:
                continue
            self.add_error(field_name("choices", code), message)

    def _said(self, name: str) -> str:
        return super()._said(name) if hasattr(self.instance, name) else self.initial[name] or "–"
