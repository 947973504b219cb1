"""Addresses below /account/ of whom people belong to."""

from django.urls import include, path

urlpatterns = [
    path("request/", include("affiliations.requests.urls")),
]
