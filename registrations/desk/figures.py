"""How many registrations of an event stand how: what an organiser sees on top."""

from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from registrations.models import RegistrationForm, RegistrationState

SHOWN = [
    RegistrationState.APPROVED,
    RegistrationState.TO_APPROVE,
    RegistrationState.TO_NOMINATE,
    RegistrationState.WAITING,
    RegistrationState.UNPROVED,
    RegistrationState.DECLINED,
    RegistrationState.WITHDRAWN,
]


class Figure(NamedTuple):
    """So many registrations in a state, of so many places, and the list of them."""

    label: str
    number: int
    url: str


def queue_url(form_pk: int, state: str = "") -> str:
    url = f"{reverse('admin:registrations_registration_changelist')}?event={form_pk}"
    return f"{url}&state={state}" if state else url


def figures_of(form: RegistrationForm) -> list[Figure]:
    """One statement. Those of which there are none are not shown, but the approved always."""
    rows = form.registrations.order_by().values_list("state").annotate(Count("pk"))
    numbers = dict(rows)
    return [
        Figure(_label(state, form), numbers.get(state, 0), queue_url(form.pk, state))
        for state in SHOWN
        if numbers.get(state) or state == RegistrationState.APPROVED
    ]


def _label(state: RegistrationState, form: RegistrationForm) -> str:
    if state == RegistrationState.APPROVED and form.capacity is not None:
        return _("Approved, of %(places)s places") % {"places": form.capacity}
    return str(state.label)
