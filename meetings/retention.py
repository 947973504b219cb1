"""How long it is kept what people followed, looked at and fetched."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from audit.retention import Kept
from meetings.models import Follow, PackReceipt, Visit

YEAR = timedelta(days=365)


def traces_kept(at: datetime) -> Iterator[Kept]:
    """What helps while a meeting is prepared and held, and to nobody a year later."""
    follows = Follow.objects.filter(event__ends_at__lt=at - YEAR)
    yield Kept(_("Follows of meetings that are over"), YEAR, follows)
    visits = Visit.objects.filter(seen_at__lt=at - YEAR)
    yield Kept(_("Visits to the pages of meetings"), YEAR, visits)
    receipts = PackReceipt.objects.filter(fetched_at__lt=at - YEAR)
    yield Kept(_("Receipts of delegate packs"), YEAR, receipts)
