"""How long requests for access are kept whose address nobody proved."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from affiliations.models import AccessRequest
from affiliations.requests.proving import FORGOTTEN_AFTER
from audit.retention import Kept


def requests_kept(at: datetime) -> Iterator[Kept]:
    """Requests that nobody proved to have made."""
    old = AccessRequest.objects.unproved().filter(asked_at__lt=at - FORGOTTEN_AFTER)
    yield Kept(_("Requests for access that nobody proved"), FORGOTTEN_AFTER, old)
