"""Addresses of packs: below the page of the meeting."""

from django.urls import path, re_path

from meetings.packs import views

app_name = "packs"

urlpatterns = [
    path("events/<slug:slug>/pack/", views.pack, name="pack"),
    re_path(
        r"^events/(?P<slug>[-a-z0-9_]+)/pack/(?P<key>[0-9a-f]{64})\.zip$",
        views.archive,
        name="archive",
    ),
]
