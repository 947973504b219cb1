"""Addresses of events and working bodies: events/ and bodies/."""

from django.urls import path, re_path

from content.paths import list_paths
from events.bodies import BodyDetailView, BodyListView
from events.calendar import MonthView, current_month
from events.ics.views import EventFeedView, EventFileView
from events.own.pages import calendar_link, calendar_link_revoke
from events.record import EventDetailView
from events.views import EventListView

app_name = "events"

urlpatterns = [
    *list_paths("events/", EventListView, "event"),
    path("events/feed.ics", EventFeedView.as_view(), name="event_ics"),
    path("events/<slug:slug>/event.ics", EventFileView.as_view(), name="event_detail_ics"),
    path("events/calendar/", current_month, name="calendar"),
    re_path(r"^events/calendar/(?P<month>[0-9]{4}-[0-9]{2})/$", MonthView.as_view(), name="month"),
    path("events/<slug:slug>/", EventDetailView.as_view(), name="event_detail"),
    path("account/calendar/", calendar_link, name="calendar_link"),
    path("account/calendar/revoke/", calendar_link_revoke, name="calendar_link_revoke"),
    *list_paths("bodies/", BodyListView, "workingbody"),
    path("bodies/<slug:slug>/", BodyDetailView.as_view(), name="workingbody_detail"),
]
