"""What the admin shows of meetings at the form of an event."""

from typing import Any

from django.http import HttpRequest

from events.models import Event
from meetings.desk.addresses import TO_COPY, url_of
from meetings.models import Meeting


def of_event(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """The way from an event to its desk, or to its becoming a meeting."""
    if not request.user.has_perm("meetings.view_meeting"):
        return None
    meeting = Meeting.objects.filter(event=event).first()
    may_add = request.user.has_perm("meetings.add_meeting")
    return {
        "template": "admin/meetings/panel.html",
        "desk_url": url_of("change", event.pk) if meeting else "",
        "make_url": "" if meeting or not may_add else f"{url_of('add')}?event={event.pk}",
        "copy_url": url_of("copy", event.pk) if request.user.has_perms(TO_COPY) else "",
    }
