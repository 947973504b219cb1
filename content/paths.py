"""The addresses that every list has: the page, and the same query for machines."""

from typing import Any

from django.urls import URLPattern, path

from content.feeds import FORMATS


def list_paths(folder: str, view: Any, name: str) -> list[URLPattern]:
    """The addresses of an EntryListView below a folder: news_list, news_atom ... for news."""
    variants = [
        path(f"{folder}feed.{ending}", view.as_view(feed_format=ending), name=f"{name}_{ending}")
        for ending in FORMATS
    ]
    return [path(folder, view.as_view(), name=f"{name}_list"), *variants]
