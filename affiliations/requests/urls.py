"""Addresses below /account/request/. django-allauth looks up the name of the first page."""

from django.urls import path, re_path

from affiliations.requests import status, views

urlpatterns = [
    path("", views.who, name="account_signup"),
    path("organization/", views.organization, name="request_organization"),
    path("purpose/", views.purpose, name="request_purpose"),
    path("check/", views.check, name="request_check"),
    path("sent/", views.sent, name="request_sent"),
    re_path(r"^prove/(?P<secret>[\w-]{1,100})/$", status.proof, name="request_proof"),
    re_path(r"^status/(?P<secret>[\w.-]{1,100})/$", status.status, name="request_status"),
]
