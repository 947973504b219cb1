"""The meetings of a person, as My page names them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.my_page import Row
from content.languages import current_language
from events.models import Event, EventStatus
from events.wording import when
from registrations.models import Registration, RegistrationState


def meetings_of(user: User) -> dict[int, Row]:
    """Registrations for what is still ahead, by the key of the event, the soonest first.

    Three statements.
    """
    # Of several of one event the newest counts.
    own = Registration.objects.oldest_first().filter(
        user=user.pk, form__event__ends_at__gt=timezone.now()
    )
    states = {one.form_id: one for one in own.exclude(state=RegistrationState.WITHDRAWN)}
    if not states:
        return {}
    events = Event.objects.visible_to(user).filter(pk__in=states).soonest_first()
    return {
        event.pk: Row(
            event.text.title, _path_of(event, states[event.pk]), _note(event, states[event.pk])
        )
        for event in events.with_texts(current_language().code)
    }


def _path_of(event: Event, registration: Registration) -> str:
    """The page of the event with its documents for who has a place; else what comes next."""
    if registration.state == RegistrationState.APPROVED:
        return event.get_absolute_url()
    return reverse("registrations:registration", args=[event.slug])


def _note(event: Event, registration: Registration) -> str:
    state = registration.get_state_display()
    if event.status == EventStatus.CANCELLED:
        state = event.get_status_display()
    return _("%(days)s. %(state)s") % {"days": when(event), "state": state}
