"""What the page of a meeting asks of its reader, in the statement that reads the event."""

from typing import Any

from django.db.models import OuterRef, Subquery

from content.models.reading import type_of_reader
from meetings.models import Follow
from meetings.packs.choosing import receipts_of
from meetings.visits import visit_of


def of_event(user: type_of_reader) -> dict[str, Any]:
    """The last visit, the packs that the reader fetched, and how soon the reader is told."""
    follows = Follow.objects.filter(user=user.pk, event=OuterRef("pk"))
    return {
        "visit": visit_of(user),
        "receipts": receipts_of(user),
        "pace": Subquery(follows.values("pace")[:1]),
    }
