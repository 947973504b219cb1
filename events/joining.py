"""Who gets the address of an online meeting."""

from django.utils import timezone

from content.models.reading import is_in_group, type_of_reader
from events.models import Event, EventStatus


def may_join_online(user: type_of_reader, event: Event) -> bool:
    """Whether this person, who may read the event, is shown where it takes place online.

    Every reader is, unless one registers: then only those whose registration is approved. At
    most one statement.
    """
    is_ahead = event.ends_at > timezone.now() and event.status != EventStatus.CANCELLED
    if not (event.online_url and is_ahead):
        return False
    if not hasattr(event, "registration_form"):
        return True
    return user.has_perm("content.read_restricted") or is_in_group(user, event.participants_id)
