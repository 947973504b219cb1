"""Which groups of the access rule a person is in because of a registration: said here, once."""

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from accounts.models import User
from registrations.models import Registration


def groups_of(user: User) -> QuerySet[Group]:
    """The groups of participants of the events that this person takes part in."""
    approved = Registration.objects.filter(user=user.pk).with_place()
    return Group.objects.filter(event__in=approved.values("form"))
