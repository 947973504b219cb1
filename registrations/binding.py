"""Registering and asking for an account in one flow.

What was written waits in the session, then with the request for access, and becomes the
registration of the account when the request is approved.
"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from affiliations.models import AccessRequest
from registrations.audience import may_register
from registrations.models import (
    Registration,
    RegistrationError,
    RegistrationForm,
    RegistrationState,
)
from registrations.proving import start

DRAFT = "registration"


def put_aside(
    request: HttpRequest,
    form: RegistrationForm,
    columns: dict[str, Any],
    answers: dict[int, str],
) -> None:
    """Keep in the session what somebody without an account wrote."""
    # The keys of an object in JSON are words.
    said = {str(question): value for question, value in answers.items()}
    request.session[DRAFT] = {"form": form.pk, "columns": columns, "answers": said}


@transaction.atomic
def keep(request: HttpRequest, access_request: AccessRequest) -> None:
    """Somebody has sent a request for access: what waits in the session waits with it now.

    Of the answers, those to questions that the form still asks.
    """
    draft = request.session.pop(DRAFT, None)
    form = RegistrationForm.objects.filter(pk=draft["form"]).first() if draft else None
    if form is None or not form.takes_people():
        return
    if Registration.objects.filter(request=access_request).exists():
        return
    registration = form.registrations.create(
        **draft["columns"],
        request=access_request,
        email=access_request.email,
        state=RegistrationState.UNPROVED,
    )
    asked = set(form.questions.values_list("pk", flat=True))
    answers = {int(question): value for question, value in draft["answers"].items()}
    registration.answer({key: value for key, value in answers.items() if key in asked})
    messages.success(
        request,
        _("Your registration waits with your request. It goes on when the request is approved."),
    )


@transaction.atomic
def bind(access_request: AccessRequest, user: User) -> None:
    """The request is approved: the registration that waited with it is this person's now."""
    waiting = Registration.objects.filter(request=access_request, user=None)
    registration = waiting.filter(state=RegistrationState.UNPROVED).first()
    if registration is None:
        return
    form = registration.form
    form.hold()
    registration.affiliation, registration.email = access_request.affiliation, user.email
    if not form.takes_people() or not may_register(form, user):
        registration.delete()
        return
    try:
        with transaction.atomic():
            start(registration, user)
    except RegistrationError as error:
        registration.user = user
        registration.save(update_fields=["user", "affiliation", "email"])
        registration.decline(None, str(error))
