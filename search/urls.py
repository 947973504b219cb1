"""Addresses below /search/."""

from django.urls import path

from search.suggestions import suggestion_list

app_name = "search"

urlpatterns = [
    path("suggestions/", suggestion_list, name="suggestions"),
]
