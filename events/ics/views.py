"""Addresses of calendars: the query of the finder, and one event."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from content.kept import Kept, stamp
from content.languages import current_language
from content.presentation import present
from events.ics.calendars import Calendar, written
from events.models import Days
from events.record import EventDetailView
from events.views import EventListView

MEDIA_TYPE = "text/calendar; charset=utf-8"
# What is over stays for so long: who subscribed learns that it was changed or cancelled.
RECENT = timedelta(days=365)
MOST = 1_000
# The parameter of the finder that says whether what is ahead is asked for, or what is over.
WHEN = "when"


class EventFeedView(EventListView):
    """The query of the finder as a calendar to subscribe to: of a body, of a topic, of all.

    It holds what is ahead and what was lately, unless the query says when; the latest to begin
    where there are too many. Events of which no day is known stand in no calendar.
    """

    def get(self, request, *args, **kwargs):
        return answer(request, "wco-events.ics", self._calendar)

    def _calendar(self) -> Calendar:
        self.find()
        events = self._asked_for().filter(days_known=Days.DAY).latest_first()[:MOST]
        found = events.with_texts(current_language().code)
        found.reverse()
        present(found, self.kept)
        labels = [chip["label"] for chip in self.finder.chips]
        name = " · ".join(map(str, ["WCO", self.heading, *labels]))
        return Calendar(name, found, self.finder.asked.variant("ics"))

    def _asked_for(self) -> Any:
        filterset = self.finder.filterset
        if self.finder.asked.chosen.get(WHEN):
            return filterset.narrowed(is_whole=True)
        lately = timezone.now() - RECENT
        return filterset.narrowed(leaving_out=WHEN, is_whole=True).filter(ends_at__gt=lately)


class EventFileView(EventDetailView):
    """One event for a calendar program."""

    def get_object(self, queryset=None):
        event = super().get_object(queryset)
        if event.days_known != Days.DAY:
            raise Http404("its days are not known")
        return event

    def get_context_data(self, **kwargs):
        return {}

    def render_to_response(self, context, **kwargs):
        return answer(self.request, f"{self.object.slug}.ics", self._calendar, is_attached=True)

    def _calendar(self) -> Calendar:
        present([self.object], Kept(self.request))
        return Calendar(self.object.text.title, [self.object], self.request.path)


def answer(
    request: HttpRequest, file_name: str, make: Callable[[], Calendar], *, is_attached: bool = False
) -> HttpResponseBase:
    """The calendar that `make` gives; 304 to those who have it already."""
    headers = {"ETag": f'"{stamp(request, "ics")}"', "X-Robots-Tag": "noindex"}
    empty = HttpResponse(headers=headers)
    response: Any = get_conditional_response(request, headers["ETag"], None, empty)
    if response is not empty:
        return response
    headers["Content-Disposition"] = str(content_disposition_header(is_attached, file_name))
    # Streamed, so that calendars do not fill the place where pages are kept.
    content = written(make()).encode()
    return StreamingHttpResponse([content], content_type=MEDIA_TYPE, headers=headers)
