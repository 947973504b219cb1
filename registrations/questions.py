"""The questions of a form as a reader of a language sees them, and what was answered."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from content.facts import FactValue, value_in
from content.languages import by_preference, current_language
from registrations.models import (
    Answer,
    Question,
    QuestionKind,
    QuestionText,
    Registration,
    RegistrationForm,
)

YES, NO = "yes", "no"


class Asked(NamedTuple):
    """A question with its text: that of the page's language, or the best that stands in."""

    question: Question
    text: QuestionText

    @property
    def name(self) -> str:
        """What the question is called in the form."""
        return f"question-{self.question.pk}"

    def in_words(self, value: str) -> list[str]:
        """What an answer says, one line for each choice; nothing for no answer."""
        kind = self.question.kind
        if kind == QuestionKind.YES_NO:
            return [_("Yes") if value == YES else _("No")] if value else []
        if kind in {QuestionKind.CHOICE, QuestionKind.CHOICES}:
            lines = self.text.lines
            chosen = [int(place) for place in value.split(",") if place.isdigit()]
            return [lines[place] for place in chosen if place < len(lines)]
        return [line for line in value.splitlines() if line.strip()]


class Answered(NamedTuple):
    """A question and the lines of its answer, which may be none."""

    asked: Asked
    values: list[FactValue]


def asked_by(form: RegistrationForm, code: str = "") -> list[Asked]:
    """The questions of a form in order, in that language (the page's): one statement."""
    code = code or current_language().code
    texts = QuestionText.objects.filter(question__form=form).select_related("question")
    found = []
    for text in texts.order_by("question_id", by_preference(code)).distinct("question_id"):
        text.asked_language = code
        found.append(Asked(text.question, text))
    return sorted(found, key=lambda asked: (asked.question.position, asked.question.pk))


def values_of(registration: Registration) -> dict[int, str]:
    """The answers of a registration as they are kept, by the key of the question."""
    answers = Answer.objects.filter(registration=registration)
    return dict(answers.values_list("question", "value"))


def answers_of(registration: Registration) -> list[Answered]:
    """Every question of the form with the answer of this person: two statements."""
    values, answered = values_of(registration), []
    for asked in asked_by(registration.form):
        lines = asked.in_words(values.get(asked.question.pk, ""))
        answered.append(Answered(asked, [_shown(asked, line) for line in lines]))
    return answered


def _shown(asked: Asked, line: str) -> FactValue:
    """A choice is in the language of its question; what people write may be in any."""
    if asked.question.kind in {QuestionKind.CHOICE, QuestionKind.CHOICES}:
        return value_in(asked.text.language, line)
    return FactValue(line, direction="auto")
