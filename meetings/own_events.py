"""The events of a person's own calendar: those of the bodies and the events that they follow."""

from django.db.models import Q, QuerySet

from accounts.models import User
from events.models import Event
from meetings.models import Follow
from meetings.models.follow import Pace


def of_person(user: User) -> QuerySet[Event]:
    """What somebody follows; who wants to be told nothing follows nothing."""
    followed = Follow.objects.filter(user=user.pk).exclude(pace=Pace.NEVER)
    is_followed = Q(body__in=followed.values("body")) | Q(pk__in=followed.values("event"))
    return Event.objects.filter(is_followed)
