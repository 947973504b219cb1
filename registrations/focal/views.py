"""Registrations that wait for the word of a focal point."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from affiliations.focal.views import own_administrations


@login_required
def nominations(request: HttpRequest) -> HttpResponse:
    """To come: what waits."""
    own_administrations(request)
    return HttpResponse()
