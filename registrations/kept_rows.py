"""What registrations keep about people."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.kept_data import KeptData, type_of_rows
from accounts.models import User
from content.languages import best_of
from registrations.models import Answer, Registration
from registrations.models.steps import STILL_OPEN
from registrations.questions import Asked

FIELDS = [
    "name", "function", "organization", "email", "language", "is_online", "is_listed", "state",
    "asked_at", "decided_at", "reason",
]  # fmt: skip
# What is left of a registration says nothing of the person.
NOTHING = ["function", "organization", "email", "reason"]


def registrations_of(user: User) -> QuerySet[Registration]:
    """Those of the account, and those that somebody sent with its address."""
    is_theirs = Q(user=user)
    if user.email:
        is_theirs |= Q(user=None, email__iexact=user.email)
    return Registration.objects.filter(is_theirs).order_by("asked_at", "pk")


def _registrations(user: User) -> type_of_rows:
    rows = []
    found = registrations_of(user).select_related("form__event")
    for registration in found.prefetch_related("answers__question__texts"):
        row = {name: getattr(registration, name) for name in FIELDS}
        answers = [_answer(answer, user.language) for answer in registration.answers.all()]
        rows.append({"event": registration.form.event.slug} | row | {"answers": answers})
    return rows


def _answer(answer: Answer, language: str) -> dict[str, str]:
    """A question and its answer, in the best language for the person that it has."""
    text = best_of({text.language: text for text in answer.question.texts.all()}, language)
    if text is None:
        return {"question": "", "answer": answer.value}
    words = Asked(answer.question, text).in_words(answer.value)
    return {"question": text.label, "answer": ", ".join(words)}


def _erase_registrations(user: User, by: User) -> None:
    """Give back the places of what is still ahead, and keep of the rest that it was."""
    registrations = list(registrations_of(user).select_related("form__event"))
    for registration in registrations:
        is_ahead = registration.form.event.ends_at > timezone.now()
        if is_ahead and registration.state in STILL_OPEN:
            registration.withdraw(by)
        registration.answers.all().delete()
    kept = Registration.objects.filter(pk__in=[each.pk for each in registrations])
    former = {"name": f"former-user-{user.pk}", "is_listed": False}
    kept.update(**dict.fromkeys(NOTHING, ""), **former)


REGISTRATIONS = KeptData(
    name="registrations",
    label=_("Registrations for events: badge, answers, decisions"),
    lasts=_("Answers half a year after the event, the rest two years after it."),
    rows=_registrations,
    after_erasure=_(
        "Withdrawn from what is still ahead. That somebody was registered stays as a number."
    ),
    erase=_erase_registrations,
)
