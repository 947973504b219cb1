"""How long registrations are kept after their event, and what is left of them then."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from audit.retention import Kept
from registrations.models import Answer, Registration
from registrations.models.reading import PROOF_TIME

ANSWERS_KEPT = timedelta(days=182)
REGISTRATIONS_KEPT = timedelta(days=730)
# What tells who a registration was of; without it, it still counts.
OF_PERSON: dict[str, Any] = {
    "user": None,
    "request": None,
    "affiliation": None,
    "nominated_by": None,
    "name": "",
    "function": "",
    "organization": "",
    "email": "",
    "reason": "",
}


def registrations_kept(at: datetime) -> Iterator[Kept]:
    """Answers first, some time later who it was. That somebody took part stays, as a number.

    What somebody wrote for an address and never proved goes as a whole.
    """
    unproved = Registration.objects.unproved(at)
    yield Kept(_("Registrations that nobody proved"), PROOF_TIME, unproved)
    answers = Answer.objects.filter(registration__form__event__ends_at__lt=at - ANSWERS_KEPT)
    yield Kept(_("Answers to the questions of registration forms"), ANSWERS_KEPT, answers)
    named = Registration.objects.exclude(name="", email="")
    over = named.filter(form__event__ends_at__lt=at - REGISTRATIONS_KEPT)
    yield Kept(_("Registrations: who it was"), REGISTRATIONS_KEPT, over, take_person_out)


def take_person_out(registrations: QuerySet) -> int:
    """Leave of registrations what tells of no person: event, state, language, days."""
    return registrations.update(**OF_PERSON)
