"""Addresses of the contact room."""

from django.urls import URLPattern

app_name = "contact"

urlpatterns: list[URLPattern] = []
