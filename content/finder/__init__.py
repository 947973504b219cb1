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
from content.finder.groups import Group, Heading
from content.finder.names import by_name, in_order, title_key
from content.finder.paging import PER_PAGE
from content.finder.places import position_among
from content.finder.ranges import years_between

__all__ = [
    "NEWEST",
    "PER_PAGE",
    "SORTS",
    "ChoiceFacet",
    "ChoicesFacet",
    "EntryFilter",
    "Facet",
    "FileLanguageFacet",
    "Finder",
    "Group",
    "Heading",
    "LabelFacet",
    "LanguageFacet",
    "Sort",
    "YearFacet",
    "by_name",
    "in_order",
    "position_among",
    "title_key",
    "type_of_sorts",
    "years_between",
]
