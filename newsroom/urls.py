"""Addresses below /news/."""

from django.urls import path

from content.paths import list_paths
from newsroom.views import NewsDetailView, NewsListView

app_name = "newsroom"

urlpatterns = [
    *list_paths("", NewsListView, "news"),
    path("<slug:slug>/", NewsDetailView.as_view(), name="news_detail"),
]
