"""Addresses below /tools/, /instruments/ and /publications/."""

from django.urls import path, re_path

from catalogue.party_feeds import party_feed
from catalogue.party_list import party_list
from catalogue.views import (
    InstrumentDetailView,
    InstrumentListView,
    PublicationDetailView,
    PublicationListView,
    ToolDetailView,
    ToolListView,
)
from content.paths import list_paths

app_name = "catalogue"

urlpatterns = [
    *list_paths("tools/", ToolListView, "tool"),
    path("tools/<slug:slug>/", ToolDetailView.as_view(), name="tool_detail"),
    *list_paths("instruments/", InstrumentListView, "instrument"),
    path("instruments/<slug:slug>/", InstrumentDetailView.as_view(), name="instrument_detail"),
    path("instruments/<slug:slug>/parties/", party_list, name="party_list"),
    re_path(
        r"^instruments/(?P<slug>[-a-zA-Z0-9_]+)/parties/feed\.(?P<ending>csv|json)$",
        party_feed,
        name="party_feed",
    ),
    *list_paths("publications/", PublicationListView, "publication"),
    path("publications/<slug:slug>/", PublicationDetailView.as_view(), name="publication_detail"),
]
