"""What the page of an event asks of its registrations, in the statement that reads the event."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from content.models.reading import type_of_reader
from registrations.models import Registration


def of_event(user: type_of_reader) -> dict[str, Any]:
    """The state of the reader's own registration that counts, and how many places are taken.

    Nothing for visitors, whose page is kept.
    """
    if not user.is_authenticated:
        return {}
    registrations = Registration.objects.filter(form=OuterRef("pk"))
    own = registrations.current().filter(user=user.pk)
    taken = registrations.with_place().values("form").annotate(number=Count("pk"))
    return {
        "own_state": Subquery(own.values("state")[:1]),
        "places_taken": Coalesce(Subquery(taken.values("number")), 0),
    }
