"""Registering for an event. Whatever is sent twice is one registration."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from affiliations.models import Affiliation
from audit.models import Action
from content.names import title_of
from events.models import Event
from mail import letters
from registrations.audience import check_may_register, focal_points_of
from registrations.letters import tell
from registrations.models import Registration, RegistrationForm, RegistrationState
from registrations.recording import record_step


@transaction.atomic
def register(
    form: RegistrationForm,
    user: User,
    columns: dict[str, Any],
    answers: dict[int, str],
    affiliation: Affiliation | None = None,
) -> Registration:
    """The registration of this person, made now where there is none that counts.

    `columns` are those of the badge, `answers` by the key of the question. Raises
    RegistrationError where the person cannot register.
    """
    form.hold()
    if earlier := registration_of(form, user):
        return earlier
    check_may_register(form, user)
    registration = form.registrations.create(
        user=user, affiliation=affiliation, state=RegistrationState.TO_APPROVE, **columns
    )
    registration.answer(answers)
    begin(registration)
    return registration


@transaction.atomic
def register_delegate(form: RegistrationForm, affiliation: Affiliation, by: User) -> Registration:
    """The focal point sends somebody of the own administration who did not ask.

    `affiliation` is one of the person, of a Member that `by` guides: the caller has checked it.
    Raises RegistrationError as `register` does.
    """
    form.hold()
    user = affiliation.user
    if earlier := registration_of(form, user):
        return earlier
    check_may_register(form, user)
    registration = form.registrations.create(
        user=user,
        affiliation=affiliation,
        nominated_by=by,
        state=RegistrationState.TO_APPROVE,
        name=str(user),
        organization=title_of(affiliation.member, user.language) if affiliation.member else "",
        email=user.email,
        language=user.language,
    )
    record_step(Action.REGISTRATION_NOMINATED, registration, by)
    tell(registration, "registration_by_focal_point")
    if not form.needs_approval:
        registration.settle()
    return registration


def registration_of(form: RegistrationForm, user: User | AnonymousUser) -> Registration | None:
    """The registration of this person that counts."""
    return form.registrations.current().filter(user__isnull=False, user=user.pk).first()


def begin(registration: Registration) -> None:
    """Take the first step, now that the person is known; the form is held.

    Raises RegistrationError where no place is left.
    """
    registration.asked_at = timezone.now()
    registration.state = RegistrationState.TO_APPROVE
    is_settled = not registration.form.needs_approval
    affiliation = registration.affiliation
    if registration.form.needs_nomination and affiliation and affiliation.member_id:
        guides = [one.user for one in focal_points_of(affiliation)]
        if registration.user in guides:
            registration.nominated_by = registration.user
        else:
            is_settled = False
            # Where a Member has no focal point, the organiser decides alone.
            if guides:
                registration.state = RegistrationState.TO_NOMINATE
                _ask(registration, guides)
    registration.save()
    record_step(Action.REGISTERED, registration, registration.user)
    if is_settled:
        registration.settle()
    else:
        tell(registration, "registration_received")


def _ask(registration: Registration, guides: list[User]) -> None:
    """Tell the focal points that somebody waits for their word."""
    event = registration.form.event
    for user in guides:
        # Who may not know of the event sees on the page that somebody waits, and no name of it.
        may_know = Event.objects.visible_to(user).filter(pk=event.pk).exists()
        if may_know and user.is_open() and user.email:
            with translation.override(user.language):
                path = reverse("registrations:nominations")
            context = {
                "person": str(user),
                "applicant": registration.name,
                "event": title_of(event, user.language),
                "path": path,
            }
            letters.compose(
                "registration_to_nominate", to=user.email, language=user.language, context=context
            )
