"""Addresses below /tools/, /instruments/ and /publications/."""

from django.urls import path

from catalogue.views import (
    InstrumentDetailView,
    InstrumentListView,
    PublicationDetailView,
    PublicationListView,
    ToolDetailView,
    ToolListView,
)

app_name = "catalogue"

urlpatterns = [
    path("tools/", ToolListView.as_view(), name="tool_list"),
    path("tools/feed.atom", ToolListView.as_view(feed_format="atom"), name="tool_atom"),
    path("tools/feed.csv", ToolListView.as_view(feed_format="csv"), name="tool_csv"),
    path("tools/feed.json", ToolListView.as_view(feed_format="json"), name="tool_json"),
    path("tools/<slug:slug>/", ToolDetailView.as_view(), name="tool_detail"),
    path("instruments/", InstrumentListView.as_view(), name="instrument_list"),
    path(
        "instruments/feed.atom",
        InstrumentListView.as_view(feed_format="atom"),
        name="instrument_atom",
    ),
    path(
        "instruments/feed.csv", InstrumentListView.as_view(feed_format="csv"), name="instrument_csv"
    ),
    path(
        "instruments/feed.json",
        InstrumentListView.as_view(feed_format="json"),
        name="instrument_json",
    ),
    path("instruments/<slug:slug>/", InstrumentDetailView.as_view(), name="instrument_detail"),
    path("publications/", PublicationListView.as_view(), name="publication_list"),
    path(
        "publications/feed.atom",
        PublicationListView.as_view(feed_format="atom"),
        name="publication_atom",
    ),
    path(
        "publications/feed.csv",
        PublicationListView.as_view(feed_format="csv"),
        name="publication_csv",
    ),
    path(
        "publications/feed.json",
        PublicationListView.as_view(feed_format="json"),
        name="publication_json",
    ),
    path("publications/<slug:slug>/", PublicationDetailView.as_view(), name="publication_detail"),
]
