"""Addresses below /news/."""

from django.urls import path

from newsroom.views import NewsDetailView, NewsListView

app_name = "newsroom"

urlpatterns = [
    path("", NewsListView.as_view(), name="news_list"),
    path("feed.atom", NewsListView.as_view(feed_format="atom"), name="news_atom"),
    path("feed.csv", NewsListView.as_view(feed_format="csv"), name="news_csv"),
    path("feed.json", NewsListView.as_view(feed_format="json"), name="news_json"),
    path("<slug:slug>/", NewsDetailView.as_view(), name="news_detail"),
]
