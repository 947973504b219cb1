"""Addresses of what all kinds are filed under and explained by."""

from django.urls import URLPattern

app_name = "content"

urlpatterns: list[URLPattern] = []
