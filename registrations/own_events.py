"""The events of a person's own calendar: those that they take part in, or hope to."""

from django.db.models import QuerySet

from accounts.models import User
from events.models import Event
from registrations.models import Registration
from registrations.models.registration import ENDED


def of_person(user: User) -> QuerySet[Event]:
    """The events that somebody is registered for, whether or not that is approved yet."""
    registrations = Registration.objects.filter(user=user.pk).exclude(state__in=ENDED)
    return Event.objects.filter(pk__in=registrations.values("form__event"))
