"""Addresses below /search/."""

from content.paths import list_paths
from search.views import SearchListView

app_name = "search"

urlpatterns = list_paths("", SearchListView, "search")
