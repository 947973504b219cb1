"""How long letters are kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from audit.retention import Kept
from mail.models import Letter, State

SENT_KEPT = timedelta(days=90)
UNSENT_KEPT = timedelta(days=365)


def letters_kept(at: datetime) -> Iterator[Kept]:
    """Letters by what became of them; those that are still tried, as long as that lasts."""
    sent = Letter.objects.filter(state=State.SENT, sent_at__lt=at - SENT_KEPT)
    yield Kept(_("Letters that were sent"), SENT_KEPT, sent)
    given_up = Letter.objects.filter(state=State.GIVEN_UP, created_at__lt=at - UNSENT_KEPT)
    yield Kept(_("Letters that were given up"), UNSENT_KEPT, given_up)
