"""The two base views of every kind: a list (the finder) and a record."""

from content.views.lists import EntryListView
from content.views.records import EntryDetailView

__all__ = ["EntryDetailView", "EntryListView"]
