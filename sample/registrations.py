"""Registration forms for what is ahead, and people of the demonstration who registered."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from content.models import Access
from events.models import Event, EventCategory, EventStatus
from registrations.models import Audience, QuestionKind, Registration, RegistrationForm
from registrations.models import RegistrationState as State

OPENED, CLOSES_BEFORE = timedelta(days=10), timedelta(days=3)
# A question: kind, whether it must be answered, and its label and choices by language.
MEETING_QUESTIONS: list[tuple[str, bool, dict[str, tuple[str, str]]]] = [
    (
        QuestionKind.CHOICE,
        True,
        {
            "en": ("In which capacity do you attend?", "Head of delegation\nDelegate\nAdviser"),
            "fr": ("À quel titre participez-vous ?", "Chef de délégation\nDélégué\nConseiller"),
        },
    ),
    (
        QuestionKind.CHOICES,
        False,
        {
            "en": ("Which lunches do you take?", "First day\nSecond day\nThird day"),
            "fr": (
                "Quels déjeuners prendrez-vous ?",
                "Premier jour\nDeuxième jour\nTroisième jour",
            ),
        },
    ),
    (
        QuestionKind.YES_NO,
        True,
        {
            "en": ("Do you need a letter for a visa?", ""),
            "fr": ("Avez-vous besoin d’une lettre pour un visa ?", ""),
        },
    ),
]
CONFERENCE_QUESTIONS: list[tuple[str, bool, dict[str, tuple[str, str]]]] = [
    (
        QuestionKind.LINE,
        False,
        {
            "en": ("What do you hope to learn?", ""),
            "fr": ("Qu’espérez-vous apprendre ?", ""),
        },
    ),
    (
        QuestionKind.TEXT,
        False,
        {
            "en": ("What do you need so that you can take part?", ""),
            "fr": ("De quoi avez-vous besoin pour participer ?", ""),
        },
    ),
]
# Who registered, by user name: state, and function on the badge.
AT_MEETING = {
    "delegate": (State.TO_NOMINATE, "Head of the tariff division"),
    "other-delegate": (State.APPROVED, "Adviser"),
    "partner": (State.TO_APPROVE, "Observer"),
}
AT_CONFERENCE = {
    "other-delegate": (State.APPROVED, "Adviser"),
    "focal-point": (State.APPROVED, "Head of unit"),
    "delegate": (State.WAITING, "Head of the tariff division"),
}


def load_registrations() -> int:
    """A form for the next meeting and one for the next public conference, where there is none."""
    events = Event.objects.live().filter(access=Access.PUBLIC, registration_form=None)
    ahead = events.filter(
        status=EventStatus.CONFIRMED, starts_at__gt=timezone.now() + CLOSES_BEFORE
    ).soonest_first()
    meeting = ahead.filter(category=EventCategory.MEETING, meeting__isnull=False).first()
    conference = ahead.filter(category=EventCategory.CONFERENCE).first()
    loaded = 0
    if meeting and not RegistrationForm.objects.filter(needs_nomination=True).exists():
        columns = {"audience": Audience.DELEGATES, "needs_nomination": True, "capacity": 180}
        form = _make_form(meeting, MEETING_QUESTIONS, columns)
        loaded += _register(form, AT_MEETING)
    if conference and not RegistrationForm.objects.filter(audience=Audience.EVERYBODY).exists():
        columns = {"audience": Audience.EVERYBODY, "needs_approval": False, "capacity": 2}
        form = _make_form(conference, CONFERENCE_QUESTIONS, columns)
        loaded += _register(form, AT_CONFERENCE)
    return loaded


def _make_form(event: Event, questions: list[Any], columns: dict[str, Any]) -> RegistrationForm:
    form = RegistrationForm.objects.create(
        event=event,
        opens_at=timezone.now() - OPENED,
        closes_at=event.starts_at - CLOSES_BEFORE,
        **columns,
    )
    for position, (kind, is_required, texts) in enumerate(questions, 1):
        question = form.questions.create(kind=kind, is_required=is_required, position=position)
        for language, (label, choices) in texts.items():
            question.texts.create(language=language, label=label, choices=choices)
    form.event.participants_group()
    return form


def _register(form: RegistrationForm, people: dict[str, tuple[State, str]]) -> int:
    """The people of the demonstration who have an account; nobody gets a letter."""
    now, loaded = timezone.now(), 0
    for days, (name, (state, function)) in enumerate(people.items()):
        user = User.objects.filter(username=name).first()
        if user is None:
            continue
        affiliation = user.affiliations.order_by("pk").first()
        Registration.objects.create(
            form=form,
            user=user,
            affiliation=affiliation,
            state=state,
            name=str(user),
            function=function,
            email=user.email,
            language=user.language,
            is_listed=True,
            asked_at=now - timedelta(days=len(people) - days),
            decided_at=now if state == State.APPROVED else None,
        )
        loaded += 1
    return loaded
