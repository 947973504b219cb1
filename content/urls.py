"""Addresses of what all kinds are filed under and explained by."""

from django.urls import path

from content.glossary import TermDetailView, TermFeedView, term_list

app_name = "content"

urlpatterns = [
    path("glossary/", term_list, name="term_list"),
    path("glossary/feed.atom", TermFeedView.as_view(feed_format="atom"), name="term_atom"),
    path("glossary/feed.csv", TermFeedView.as_view(feed_format="csv"), name="term_csv"),
    path("glossary/feed.json", TermFeedView.as_view(feed_format="json"), name="term_json"),
    path("glossary/<slug:slug>/", TermDetailView.as_view(), name="term_detail"),
]
