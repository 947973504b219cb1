"""What the page of an event says of registration."""

from typing import Any

from django.http import HttpRequest

from content.kept import Kept
from events.parts import Part
from registrations.models import RegistrationForm
from registrations.pages import moments_of
from registrations.standing import Standing, standing_by_time, standing_of

CARD = "registrations/parts/card.html"


def of_event(request: HttpRequest, event: Any, kept: Kept) -> Part | None:
    """How registration stands; nothing where the event takes none, or is over.

    No statement for visitors, whose page is kept: it changes with the form and with time alone,
    so it never counts places. None for people who have signed in: the event brings `facts`.
    """
    form: RegistrationForm | None = getattr(event, "registration_form", None)
    if form is None:
        return None
    form.event = event
    standing, own, free = standing_by_time(form), "", None
    if request.user.is_authenticated:
        own, free = event.own_state, form.free_places(event.places_taken)
        standing = standing_of(form, event.places_taken)
    if standing in {Standing.OVER, Standing.CANCELLED} and not own:
        return None
    context: dict[str, Any] = {"event": event, "form": form, "own": own, **moments_of(form)}
    return Part(
        "registration", card=CARD, context=context | {"standing": str(standing), "free": free}
    )
