"""Addresses below /account/ of whom people belong to."""

from django.urls import include, path

urlpatterns = [
    path("people/", include("affiliations.focal.urls")),
    path("request/", include("affiliations.requests.urls")),
]
