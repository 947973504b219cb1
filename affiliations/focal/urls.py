"""Addresses below /account/people/."""

from django.urls import path

from affiliations.focal import request_views, views

urlpatterns = [
    path("", views.people, name="people"),
    path("confirm/<slug:slug>/", views.confirmation, name="people_confirm"),
    path("confirm/<slug:slug>/done/", views.confirmed, name="people_confirmed"),
    path("nominate/<slug:slug>/", request_views.nomination, name="people_nominate"),
    path("nominate/<slug:slug>/done/", request_views.nominated, name="people_nominated"),
    path("requests/<int:pk>/", request_views.endorsement, name="people_request"),
]
