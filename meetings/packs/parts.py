"""The controls of packs on the page of a meeting."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.kept import Kept
from content.languages import current_language
from events.models import Event
from events.parts import Part
from meetings.models import Meeting
from meetings.packs.offers import offers


def of_event(request: HttpRequest, event: Event, kept: Kept) -> Part | None:
    """All documents of a meeting in one file; nothing for events that are no meetings.

    Two statements, three for those who have nothing to fetch.
    """
    meeting: Meeting | None = getattr(event, "meeting", None)
    if meeting is None:
        return None
    offered = offers(request.user, meeting, request.GET.get("doclang", current_language().code))
    return Part(
        "pack",
        heading=_("All documents in one file"),
        template="meetings/parts/pack.html",
        context={"offers": offered, "slug": event.slug},
    )
