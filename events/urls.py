"""Addresses of events and working bodies: events/ and bodies/."""

from django.urls import path, re_path

from content.paths import list_paths
from events.bodies import BodyDetailView, BodyListView
from events.calendar import MonthView, current_month
from events.record import EventDetailView
from events.views import EventListView

app_name = "events"

urlpatterns = [
    *list_paths("events/", EventListView, "event"),
    path("events/calendar/", current_month, name="calendar"),
    re_path(r"^events/calendar/(?P<month>[0-9]{4}-[0-9]{2})/$", MonthView.as_view(), name="month"),
    path("events/<slug:slug>/", EventDetailView.as_view(), name="event_detail"),
    *list_paths("bodies/", BodyListView, "workingbody"),
    path("bodies/<slug:slug>/", BodyDetailView.as_view(), name="workingbody_detail"),
]
