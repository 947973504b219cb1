"""Addresses of events and working bodies: events/ and bodies/."""

from django.urls import path

from content.paths import list_paths
from events.bodies import BodyDetailView, BodyListView
from events.views import EventDetailView, EventListView

app_name = "events"

urlpatterns = [
    *list_paths("events/", EventListView, "event"),
    path("events/<slug:slug>/", EventDetailView.as_view(), name="event_detail"),
    *list_paths("bodies/", BodyListView, "workingbody"),
    path("bodies/<slug:slug>/", BodyDetailView.as_view(), name="workingbody_detail"),
]
