"""A person's requests for access on My page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.my_page import Part, Row
from affiliations.kept_rows import requests_of
from affiliations.models import AccessRequest
from affiliations.models.request_states import RequestState
from affiliations.requests.links import status_secret
from content import dates


def my_requests(user: User) -> Part | None:
    """The requests whose page still opens, the newest first: one statement."""
    requests = requests_of(user) & AccessRequest.objects.shown()
    rows = [_row(request) for request in requests.order_by("-asked_at", "-pk")]
    return Part("requests", _("Requests for access"), rows) if rows else None


def _row(request: AccessRequest) -> Row:
    day, state = dates.day(request.asked_at), request.get_state_display()
    if request.state == RequestState.OPEN and request.due_on:
        due = dates.day(request.due_on)
        state = _("%(state)s, answer by %(day)s") % {"state": state, "day": due}
    address = reverse("request_status", args=[status_secret(request)])
    return Row(_("Request of %(day)s") % {"day": day}, address, state)
