"""How long requests for access are kept that led to no account."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from affiliations.models import AccessRequest
from affiliations.models.request_states import RequestState
from affiliations.requests.proving import FORGOTTEN_AFTER
from audit.retention import Kept

ENDED_KEPT = timedelta(days=365)


def requests_kept(at: datetime) -> Iterator[Kept]:
    """Requests that nobody proved to have made, and those that ended without an account."""
    unproved = AccessRequest.objects.unproved().filter(asked_at__lt=at - FORGOTTEN_AFTER)
    yield Kept(_("Requests for access that nobody proved"), FORGOTTEN_AFTER, unproved)
    ended = AccessRequest.objects.filter(affiliation=None, ended_at__lt=at - ENDED_KEPT)
    ended = ended.exclude(state=RequestState.SENT)
    yield Kept(_("Requests for access that led to no account"), ENDED_KEPT, ended)
