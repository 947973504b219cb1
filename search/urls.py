"""Addresses below /search/."""

from django.urls import path

from content.paths import list_paths
from search.suggestions import suggestion_list
from search.views import SearchListView

app_name = "search"

urlpatterns = [
    *list_paths("", SearchListView, "search"),
    path("suggestions/", suggestion_list, name="suggestions"),
]
