"""Registrations as organisers look at them: by age, with names, answers and waiting places."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, F, Prefetch, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from content.languages import best_of, current_language
from content.names import titles_of
from registrations.desk.naming import event_title
from registrations.models import (
    Answer,
    QuestionText,
    Registration,
    RegistrationForm,
    RegistrationState,
)
from registrations.questions import Asked


def in_queue(registrations: Any) -> QuerySet[Registration]:
    """Those that are the organisers' business: who waits for them first, the oldest first."""
    waits = Case(When(state=RegistrationState.TO_APPROVE, then=Value(0)), default=Value(1))
    speaks_for = Coalesce("affiliation__member", "affiliation__partner")
    return registrations.heard().annotate(speaks_for=speaks_for).order_by(waits, "asked_at", "pk")


def with_answers(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """Two more statements for what was answered, and what was asked."""
    answers = Answer.objects.select_related("question").order_by("question__position", "question")
    texts = Prefetch("question__texts", queryset=QuestionText.objects.all())
    return registrations.prefetch_related(Prefetch("answers", answers.prefetch_related(texts)))


class QueueChangeList(ChangeList):
    """Names what is on the page: a fixed number of statements, however long the queue."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(with_answers(self.result_list))
        complete(self.result_list)


def complete(registrations: list[Any]) -> None:
    """Give each registration `of` (Member or partner), `event_title`, `place` and `said`."""
    events = titles_of_events({each.form_id for each in registrations})
    names = titles_of({each.speaks_for for each in registrations} - {None})
    waiting = [each.form_id for each in registrations if each.state == RegistrationState.WAITING]
    places = places_of(set(waiting)) if waiting else {}
    for each in registrations:
        each.of = names.get(each.speaks_for, "")
        each.event_title = events.get(each.form_id, "")
        each.place = places.get(each.pk)
        each.said = [said(answer) for answer in each.answers.all()]


def titles_of_events(forms: Iterable[int]) -> dict[int, str]:
    rows = RegistrationForm.objects.filter(pk__in=forms).annotate(title=event_title("event"))
    return dict(rows.values_list("pk", "title"))


def places_of(forms: Iterable[int]) -> dict[int, int]:
    """The places on the waiting lists of these forms, by registration: 1 is the next."""
    waiting = Registration.objects.filter(form__in=forms).waiting()
    order = [F("asked_at").asc(), F("pk").asc()]
    place = Window(RowNumber(), partition_by=[F("form")], order_by=order)
    return dict(waiting.annotate(place=place).order_by().values_list("pk", "place"))


def said(answer: Answer) -> tuple[str, str]:
    """A question and its answer in words of the reader's language; texts are prefetched."""
    texts = {text.language: text for text in answer.question.texts.all()}
    text = best_of(texts, current_language().code)
    if text is None:
        return str(answer.question), answer.value
    return text.label, ", ".join(Asked(answer.question, text).in_words(answer.value))
