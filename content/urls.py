"""Addresses of what all kinds are filed under and explained by."""

from django.urls import path, re_path

from content import topics
from content.glossary import TermDetailView, TermFeedView, term_list
from content.open_data import pages as open_data
from content.saved_searches import pages as saved_searches

app_name = "content"

urlpatterns = [
    path("topics/", topics.TopicListView.as_view(), name="topic_list"),
    path("topics/<slug:slug>/", topics.TopicDetailView.as_view(), name="topic_detail"),
    # Sections that are lists; the others are pages below the topic.
    re_path(
        r"^topics/(?P<slug>[a-z0-9-]+)/"
        r"(?P<section>tools|instruments|publications|news|events|partners)/$",
        topics.topic_section,
        name="topic_section",
    ),
    path("open-data/", open_data.open_data, name="open_data"),
    path("open-data/openapi.json", open_data.openapi_document, name="openapi"),
    path("open-data/<slug:name>.schema.json", open_data.dataset_schema, name="dataset_schema"),
    path("open-data/<slug:name>/", open_data.dataset_detail, name="dataset"),
    path("account/searches/save/", saved_searches.save_search, name="save_search"),
    path("account/searches/<int:pk>/", saved_searches.saved_search, name="saved_search"),
    path("account/searches/<int:pk>/delete/", saved_searches.delete_search, name="delete_search"),
    path("glossary/", term_list, name="term_list"),
    path("glossary/feed.atom", TermFeedView.as_view(feed_format="atom"), name="term_atom"),
    path("glossary/feed.csv", TermFeedView.as_view(feed_format="csv"), name="term_csv"),
    path("glossary/feed.json", TermFeedView.as_view(feed_format="json"), name="term_json"),
    path("glossary/<slug:slug>/", TermDetailView.as_view(), name="term_detail"),
]
