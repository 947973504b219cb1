"""How many registrations of an event stand how: what an organiser sees on top."""

from typing import Any, NamedTuple

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from registrations.desk.naming import event_title
from registrations.models import Registration, RegistrationForm, RegistrationState

SHOWN = [
    RegistrationState.APPROVED,
    RegistrationState.TO_APPROVE,
    RegistrationState.TO_NOMINATE,
    RegistrationState.WAITING,
    RegistrationState.DECLINED,
    RegistrationState.WITHDRAWN,
]


class Figure(NamedTuple):
    """So many registrations in a state, of so many places, and the list of them."""

    label: str
    number: int
    url: str


class Waiting(NamedTuple):
    """So many registrations of an event wait for its organiser."""

    form: int
    title: str
    number: int
    state: str = RegistrationState.TO_APPROVE


def to_approve() -> list[Waiting]:
    """What waits, by event: first where somebody has waited longest. One statement."""
    waiting = Registration.objects.filter(state=RegistrationState.TO_APPROVE)
    rows: Any = (
        waiting.order_by()
        .values("form")
        .annotate(title=event_title("form__event"), number=Count("pk"), oldest=Min("asked_at"))
    )
    found = rows.order_by("oldest", "form").values_list("form", "title", "number")
    return [Waiting(*row) for row in found]


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
