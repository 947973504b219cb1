"""Showing documents of meetings: the moment from which readers know of them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from audit.models import Action
from audit.recording import record
from content.audited import subject_of
from meetings.models import Meeting, WorkingDocument


@transaction.atomic
def show(documents: Iterable[WorkingDocument], by: User, *, tells: bool = True) -> int:
    """Show readers of their meetings these documents from now on; how many were not shown yet.

    Unless it `tells`, followers get no letter about them. What is shown already stays as it is.
    Raises ArchivedError, and shows none, where one of the meetings is archived.
    """
    now = timezone.now()
    rows = WorkingDocument.objects.filter(
        Q(shown_at=None) | Q(shown_at__gt=now), pk__in=[document.pk for document in documents]
    )
    Meeting.objects.filter(pk__in=rows.values("entry")).hold()
    symbols = defaultdict(list)
    for document in rows.select_related("entry").order_by("full_symbol"):
        symbols[document.entry].append(document.full_symbol)
        document.shown_at, document.is_quiet = now, not tells
        document.save(update_fields=["shown_at", "is_quiet"])
    for event, shown in symbols.items():
        details = {"symbols": shown}
        record(Action.DOCUMENTS_SHOWN, by=by, subject=subject_of(event), details=details)
    return sum(len(shown) for shown in symbols.values())
