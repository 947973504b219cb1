"""What the page of an event says of registration."""

from typing import Any

from django.http import HttpRequest

from content.kept import Kept
from events.models import Event
from events.parts import Part
from registrations.models import Registration, RegistrationForm
from registrations.pages import moments_of
from registrations.registering import registration_of
from registrations.standing import Standing, standing_by_time, standing_of

CARD = "registrations/parts/card.html"


def of_event(request: HttpRequest, event: Event, kept: Kept) -> Part | None:
    """How registration stands; nothing where the event takes none, or is over.

    No statement for visitors, whose page is kept: it changes with the form and with time alone,
    so it never counts places. Two for people who have signed in.
    """
    form: RegistrationForm | None = getattr(event, "registration_form", None)
    if form is None:
        return None
    form.event = event
    own: Registration | None = None
    if request.user.is_authenticated:
        own, standing = registration_of(form, request.user), standing_of(form)
    else:
        standing = standing_by_time(form)
    if standing in {Standing.OVER, Standing.CANCELLED} and own is None:
        return None
    context: dict[str, Any] = {"event": event, "form": form, "own": own, **moments_of(form)}
    context |= {"standing": str(standing), "free": _places_left(form, standing, request)}
    return Part("registration", card=CARD, context=context)


def _places_left(form: RegistrationForm, standing: Standing, request: HttpRequest) -> int | None:
    """How many places are left, for those whose page is made for them; None where nobody says."""
    if standing != Standing.OPEN or not request.user.is_authenticated:
        return None
    return form.free_places()
