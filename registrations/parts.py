"""What the page of an event says of registration."""

from django.http import HttpRequest

from content.kept import Kept
from events.models import Event
from events.parts import Part


def of_event(request: HttpRequest, event: Event, kept: Kept) -> Part | None:
    """How registration stands; nothing where the event takes none."""
    return None
