"""How long messages of the contact form are kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from audit.retention import Kept
from contact.models import OPEN, Message

KEPT = timedelta(days=365)


def messages_kept(at: datetime) -> Iterator[Kept]:
    """Messages that wait for nothing any more."""
    old = Message.objects.exclude(state__in=OPEN).filter(created_at__lt=at - KEPT)
    yield Kept(_("Messages of the contact form that are not open"), KEPT, old)
