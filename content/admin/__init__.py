"""Editing: the base class of every kind, and the pages of what all kinds share."""

from content.admin import redirects, subjects, uses
from content.admin.entries import EntryAdmin

__all__ = ["EntryAdmin", "redirects", "subjects", "uses"]
