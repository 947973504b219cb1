"""How long searches without a result are counted."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.retention import Kept
from search.models import Miss

KEPT = timedelta(days=90)


def misses_kept(at: datetime) -> Iterator[Kept]:
    """Words that found nothing, by day."""
    yield Kept(
        _("Searches without a result"),
        KEPT,
        Miss.objects.filter(day__lt=timezone.localdate(at) - KEPT),
    )
