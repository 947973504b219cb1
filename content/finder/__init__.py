"""The finder: the one list page, its facets, its counts and its pages."""

from content.finder.facets import (
    ChoiceFacet,
    ChoicesFacet,
    Facet,
    FileLanguageFacet,
    LabelFacet,
    LanguageFacet,
    YearFacet,
)
from content.finder.filters import EntryFilter
from content.finder.finder import Finder

__all__ = [
    "ChoiceFacet",
    "ChoicesFacet",
    "EntryFilter",
    "Facet",
    "FileLanguageFacet",
    "Finder",
    "LabelFacet",
    "LanguageFacet",
    "YearFacet",
]
