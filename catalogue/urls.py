"""Addresses below /tools/, /instruments/ and /publications/."""

from django.urls import path

from catalogue.party_list import party_feed, party_list
from catalogue.views import (
    InstrumentDetailView,
    InstrumentListView,
    PublicationDetailView,
    PublicationListView,
    ToolDetailView,
    ToolListView,
)
from content.exports import MEDIA_TYPES
from content.paths import list_paths

app_name = "catalogue"

urlpatterns = [
    *list_paths("tools/", ToolListView, "tool"),
    path("tools/<slug:slug>/", ToolDetailView.as_view(), name="tool_detail"),
    *list_paths("instruments/", InstrumentListView, "instrument"),
    path("instruments/<slug:slug>/", InstrumentDetailView.as_view(), name="instrument_detail"),
    path("instruments/<slug:slug>/parties/", party_list, name="party_list"),
    *[
        path(
            f"instruments/<slug:slug>/parties/feed.{ending}",
            party_feed,
            {"ending": ending},
            name=f"party_{ending}",
        )
        for ending in MEDIA_TYPES
    ],
    *list_paths("publications/", PublicationListView, "publication"),
    path("publications/<slug:slug>/", PublicationDetailView.as_view(), name="publication_detail"),
]
