"""The calendar at a secret address."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from events.ics.calendars import Calendar, written
from events.ics.views import MEDIA_TYPE
from events.models import CalendarLink
from events.own.events import own_events

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Disposition": 'inline; filename="wco-my-events.ics"',
}


@require_safe
def own_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What concerns the person whose address it is, in their language; nobody else is asked for.

    An address that was revoked, or of a closed account, is as one that nobody ever had.
    """
    link = CalendarLink.objects.known_by(token).select_related("user").first()
    user = cast(User, link.user) if link else None
    if user is None or not user.is_open():
        raise Http404("no such calendar")
    # An address proves no second factor, so nobody reads more by it than they do as a reader.
    user.awaits_second_factor = user.has_rights
    with translation.override(user.language):
        content = written(Calendar(_("My events (WCO)"), own_events(user)))
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=HEADERS)
