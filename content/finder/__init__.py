"""The finder: the one list page, its facets, its counts and its pages."""

from content.finder.asked import NEWEST, SORTS, Sort, type_of_sorts
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
from content.finder.names import by_name, in_order

__all__ = [
    "NEWEST",
    "SORTS",
    "ChoiceFacet",
    "ChoicesFacet",
    "EntryFilter",
    "Facet",
    "FileLanguageFacet",
    "Finder",
    "LabelFacet",
    "LanguageFacet",
    "Sort",
    "YearFacet",
    "by_name",
    "in_order",
    "type_of_sorts",
]
