"""Who gets the address of an online meeting."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from content.models.reading import groups_of, type_of_reader
from events.models import EventStatus


def with_taking_part(events: Any, user: type_of_reader) -> Any:
    """Events with `takes_part`: whether this reader is among the participants."""
    groups = groups_of(user).filter(pk=OuterRef("participants"))
    return events.annotate(takes_part=Exists(groups))


def may_join_online(user: type_of_reader, event: Any) -> bool:
    """Whether this person, who may read the event, is shown where it takes place online.

    Every reader is, unless one registers: then only those whose registration is approved. The
    event was read `with_taking_part`.
    """
    is_ahead = event.ends_at > timezone.now() and event.status != EventStatus.CANCELLED
    if not (event.online_url and is_ahead):
        return False
    if not hasattr(event, "registration_form"):
        return True
    return user.has_perm("content.read_restricted") or event.takes_part
