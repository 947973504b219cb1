"""The meetings of a person on My page, with the number of documents that are new."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.my_page import Part
from events.models import Event
from meetings.models import WorkingDocument
from meetings.visits import since_visit, visit_of
from registrations.mine import meetings_of


def my_meetings(user: User) -> Part | None:
    """What somebody registered for, the soonest first: five statements."""
    rows = meetings_of(user)
    if not rows:
        return None
    for event, number in _new_documents(user, rows).items():
        words = ngettext("%(number)s new", "%(number)s new", number) % {"number": number}
        rows[event] = rows[event]._replace(note=f"{rows[event].note} ({words})")
    return Part("meetings", _("My meetings"), list(rows.values()))


def _new_documents(user: User, events: Iterable[int]) -> dict[int, int]:
    """How many documents each meeting marks as new, of those that the person may open."""
    visits = Event.objects.filter(pk__in=events).annotate(visit=visit_of(user))
    since = {pk: since_visit(visit).at for pk, visit in visits.values_list("pk", "visit")}
    documents = WorkingDocument.objects.visible_to(user).filter(entry__in=since)
    found = defaultdict(set)
    columns = ["symbol", "part", "part_number"]
    for event, shown_at, *names in documents.values_list("entry", "shown_at", *columns):
        if shown_at > since[event]:
            found[event].add(tuple(names))
    return {event: len(symbols) for event, symbols in found.items()}
