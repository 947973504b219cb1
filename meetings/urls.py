"""Addresses of documents, below documents/, and of what people do on a meeting's page."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from meetings.converters import PathOfSymbol
from meetings.records import document
from meetings.views import seen

register_converter(PathOfSymbol, "path_of_symbol")

app_name = "meetings"

urlpatterns = [
    path(
        "documents/",
        RedirectView.as_view(pattern_name="events:event_list"),
        name="documents",
    ),
    path("documents/<path_of_symbol:path>/", document, name="document"),
    path("events/<slug:slug>/seen/", seen, name="seen"),
]
