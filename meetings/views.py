"""What people do on the page of a meeting."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from events.models import Event
from meetings.models import Meeting
from meetings.visits import look, see_all

# Who left the page open since longer ago has not seen what came meanwhile.
OLDEST_PAGE = timedelta(days=1)


@require_POST
def seen(request: HttpRequest, slug: str) -> HttpResponse:
    """A person looked at the page (the script says so quietly), or has seen all of it."""
    user: Any = request.user
    if not user.is_authenticated:
        raise Http404(slug)
    events = Event.objects.visible_to(user)
    meeting = get_object_or_404(
        Meeting.objects.select_related("event"), event__in=events, event__slug=slug
    )
    if request.POST.get("quiet"):
        look(user, meeting, _moment(request))
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    see_all(user, meeting, _moment(request))
    return redirect(f"{meeting.event.get_absolute_url()}#agenda")


def _moment(request: HttpRequest) -> datetime:
    """When the page was made that the person looks at; now where that is not to be believed."""
    now = timezone.now()
    try:
        made_at = parse_datetime(request.POST.get("at", "")) or now
    except ValueError:
        made_at = now
    is_known = timezone.is_aware(made_at) and now - OLDEST_PAGE < made_at <= now
    return made_at if is_known else now
