"""What organisers do with registrations beside approving: decline, ask back, add, one or many."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from audit.models import Action
from registrations.audience import affiliations_of
from registrations.models import (
    Registration,
    RegistrationError,
    RegistrationForm,
    RegistrationState,
)
from registrations.recording import record_step
from registrations.registering import registration_of

MAX_WORDS = 300


class Reason(models.TextChoices):
    """Why somebody is declined: said in the language of the applicant."""

    PLACES = "places", gettext_lazy("More people want to take part than there are places.")
    AUDIENCE = "audience", gettext_lazy("The event is for others.")
    TWICE = "twice", gettext_lazy("You are registered twice; the other registration stays.")
    UNKNOWN = "unknown", gettext_lazy("We could not find out for whom you would take part.")
    OTHER = "other", gettext_lazy("Another reason: write it below")


class Outcome:
    """What became of several registrations: how many reached which state, and who did not."""

    def __init__(self) -> None:
        self.states: Counter[str] = Counter()
        self.refused: list[str] = []

    @property
    def words(self) -> str:
        """18 approved, 2 now on the waiting list."""
        number = self.states
        parts = [
            (RegistrationState.APPROVED, ngettext("%(n)s approved", "%(n)s approved",
                number[RegistrationState.APPROVED])),
            (RegistrationState.WAITING, ngettext("%(n)s now on the waiting list",
                "%(n)s now on the waiting list", number[RegistrationState.WAITING])),
            (RegistrationState.DECLINED, ngettext("%(n)s declined", "%(n)s declined",
                number[RegistrationState.DECLINED])),
        ]  # fmt: skip
        done = [words % {"n": number[state]} for state, words in parts if number[state]]
        return ", ".join(done) + "." if done else ""


def each(pks: Iterable[int], verb: Callable[[Registration], None]) -> Outcome:
    """Take a step with each registration, each in a transaction of its own, the oldest first."""
    outcome = Outcome()
    found = Registration.objects.filter(pk__in=list(pks)).oldest_first()
    for registration in list(found.select_related("form__event", "user")):
        try:
            with transaction.atomic():
                verb(registration)
        except RegistrationError as error:
            outcome.refused.append(f"{registration.name}: {error}")
        else:
            outcome.states[registration.state] += 1
    return outcome


def decline(registration: Registration, by: User, reason: Reason, words: str = "") -> None:
    """Decline in the language of the applicant. Raises RegistrationError."""
    with translation.override(registration.language):
        ready = "" if reason == Reason.OTHER else str(reason.label)
        registration.decline(by, "\n".join(line for line in [ready, words.strip()] if line))


@transaction.atomic
def reopen(registration: Registration, by: User) -> None:
    """Take back that somebody was declined: it waits for the organiser again.

    Raises RegistrationError where that is not so any more, or the person registered anew.
    """
    registration.form.hold()
    locked = Registration.objects.select_for_update(of=["self"])
    registration.refresh_from_db(fields=["state"], from_queryset=locked)
    if registration.state != RegistrationState.DECLINED:
        raise RegistrationError(_("Only a declined registration can be looked at again."))
    registration.state, registration.reason = RegistrationState.TO_APPROVE, ""
    try:
        with transaction.atomic():
            registration.save(update_fields=["state", "reason"])
    except IntegrityError:
        raise RegistrationError(_("This person has registered anew.")) from None
    record_step(Action.REGISTERED, registration, by)


@transaction.atomic
def add(form: RegistrationForm, columns: dict[str, Any], by: User) -> Registration:
    """Register somebody on the word of the organiser: approved at once, or waiting.

    Who has an account by that address is bound to it. Raises RegistrationError.
    """
    form.hold()
    user = User.objects.filter(email__iexact=columns["email"], is_active=True).first()
    if user and registration_of(form, user):
        raise RegistrationError(_("This person is registered already."))
    try:
        with transaction.atomic():
            registration: Registration = form.registrations.create(
                user=user,
                affiliation=affiliations_of(user).first() if user else None,
                state=RegistrationState.TO_APPROVE,
                **columns,
            )
    except IntegrityError:
        raise RegistrationError(_("This person is registered already.")) from None
    record_step(Action.REGISTERED, registration, by)
    registration.approve(by)
    return registration
