"""Which events concern a person: the rooms above say so, the access rule has the last word."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.models import User
from content.languages import current_language
from content.presentation import present
from events.ics.views import MOST, RECENT
from events.models import Days, Event


def own_events(user: User, at: datetime | None = None) -> list[Any]:
    """What concerns a person and is ahead or was lately, as they may read it now: by its start."""
    lately = (at or timezone.now()) - RECENT
    concerns = Q(pk__in=[])
    for name in settings.MY_EVENTS:
        concerns |= Q(pk__in=import_string(name)(user))
    events = Event.objects.visible_to(user).filter(
        concerns, days_known=Days.DAY, ends_at__gt=lately
    )
    found = events.latest_first()[:MOST].with_texts(current_language().code)
    found.reverse()
    present(found)
    return found
