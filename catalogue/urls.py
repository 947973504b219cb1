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
from content.paths import list_paths

app_name = "catalogue"

urlpatterns = [
    *list_paths("tools/", ToolListView, "tool"),
    path("tools/<slug:slug>/", ToolDetailView.as_view(), name="tool_detail"),
    *list_paths("instruments/", InstrumentListView, "instrument"),
    path("instruments/<slug:slug>/", InstrumentDetailView.as_view(), name="instrument_detail"),
    *list_paths("publications/", PublicationListView, "publication"),
    path("publications/<slug:slug>/", PublicationDetailView.as_view(), name="publication_detail"),
]
