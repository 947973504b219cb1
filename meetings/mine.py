"""The meetings of a person on My page, with the number of documents that are new."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Max, Q
from django.db.models.functions import Greatest
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
    files = Q(document__files__is_current=True)
    came_at = Greatest("shown_at", Max("document__files__created_at", filter=files))
    rows = documents.annotate(came_at=came_at).order_by("revision")
    columns = ["entry", "symbol", "part", "part_number"]
    # Of each document its newest revision.
    newest = {tuple(names): came for came, *names in rows.values_list("came_at", *columns)}
    return Counter(event for (event, *_names), came in newest.items() if came > since[event])
