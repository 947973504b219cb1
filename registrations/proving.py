"""Registrations of people without an account: proved by the link of a letter.

Whether an address is known makes no difference to what the person who typed it sees.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.attempts import Purpose, TooManyAttempts, admit
from accounts.models import User
from registrations.audience import is_sold_out
from registrations.letters import tell
from registrations.models import (
    Registration,
    RegistrationError,
    RegistrationForm,
    RegistrationState,
)
from registrations.models.reading import PROOF_TIME
from registrations.registering import begin

UNPROVED = RegistrationState.UNPROVED


def ask(
    form: RegistrationForm, columns: dict[str, Any], answers: dict[int, str], place: str
) -> None:
    """Keep what somebody wrote, and send the address its link.

    The newest words of an address stand; the same words sent twice send one letter. Raises
    TooManyAttempts where the place has to wait; that too many letters went to the address is
    nobody's to know.
    """
    if _is_kept(form, columns, answers):
        return
    may_write = _may_write(columns["email"], place)
    with transaction.atomic():
        form.hold()
        # The second click of two has waited here for the first.
        if _is_kept(form, columns, answers):
            return
        registration = _of_address(form, columns["email"]) or Registration(form=form)
        for name, value in columns.items():
            setattr(registration, name, value)
        registration.state = UNPROVED
        registration.save()
        registration.answer(answers)
        if may_write:
            tell(registration, "registration_proof", days=PROOF_TIME.days)


@transaction.atomic
def prove(registration: Registration) -> Registration:
    """The address is the person's: the registration begins, for the account where there is one.

    Gives the registration that the person has, which may be an earlier one. Raises
    RegistrationError where the event takes nobody any more, or no place is left.
    """
    registration.form.hold()
    registration.refresh_from_db(fields=["state", "user"])
    if registration.state != UNPROVED:
        return registration
    if not registration.form.takes_people():
        raise RegistrationError(_("Registration is not open."))
    account = User.objects.filter(email__iexact=registration.email).first()
    return start(registration, account if account and account.is_open() else None)


def start(registration: Registration, user: User | None) -> Registration:
    """Begin an unproved registration for this account or the address; the form is held.

    Where the person is registered already, that registration stays and this one goes.
    """
    is_theirs = Q(user=None, email__iexact=registration.email)
    if user:
        is_theirs |= Q(user=user)
    current = registration.form.registrations.current().heard()
    if earlier := current.filter(is_theirs).first():
        registration.delete()
        return earlier
    registration.user = user
    begin(registration)
    return registration


def can_prove(form: RegistrationForm) -> bool:
    """Whether the link of a letter still leads to a place, or to the waiting list."""
    return form.takes_people() and not is_sold_out(form)


def _may_write(email: str, place: str) -> bool:
    """Whether no more letters went to the address than may; raises TooManyAttempts as `ask`."""
    try:
        admit(Purpose.REGISTRATION, place, email)
    except TooManyAttempts as refusal:
        if not refusal.is_of_name:
            raise
        return False
    return True


def _of_address(form: RegistrationForm, email: str) -> Registration | None:
    """What somebody wrote for an address that was not proved."""
    unproved = form.registrations.filter(state=UNPROVED, request=None, user=None)
    return unproved.filter(email__iexact=email).first()


def _is_kept(form: RegistrationForm, columns: dict[str, Any], answers: dict[int, str]) -> bool:
    earlier = _of_address(form, columns["email"])
    if earlier is None:
        return False
    same = all(getattr(earlier, name) == value for name, value in columns.items())
    return same and dict(earlier.answers.values_list("question", "value")) == answers
