"""The questions of a form: as a list for organisers, and copied to another event."""

from typing import Any

from django.db import transaction
from django.db.models import Count

from content.languages import LANGUAGES, best_of, current_language
from registrations.models import Question, RegistrationForm


def questions_of(form: RegistrationForm) -> list[Any]:
    """The questions in order, with `text`, the best for the reader, and `languages`."""
    questions = form.questions.annotate(answered=Count("answers")).order_by("position", "pk")
    found: list[Any] = list(questions.prefetch_related("texts"))
    code = current_language().code
    for question in found:
        texts = {text.language: text for text in question.texts.all()}
        question.text = best_of(texts, code)
        question.languages = [language.name for own, language in LANGUAGES.items() if own in texts]
    return found


@transaction.atomic
def copy_questions(source: RegistrationForm, to: RegistrationForm) -> None:
    """Ask the same in another event: new questions with the same texts."""
    for question in source.questions.order_by("position", "pk"):
        texts = list(question.texts.all())
        copy = Question.objects.create(
            form=to,
            kind=question.kind,
            is_required=question.is_required,
            position=question.position,
        )
        for text in texts:
            text.pk, text.question = None, copy
            text.save(force_insert=True)
