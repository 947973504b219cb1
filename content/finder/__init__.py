"""The finder: the one list page, its facets, its counts and its pages."""

from content.finder.facets import Facet, LabelFacet, LanguageFacet, YearFacet
from content.finder.filters import EntryFilter
from content.finder.finder import Finder

__all__ = ["EntryFilter", "Facet", "Finder", "LabelFacet", "LanguageFacet", "YearFacet"]
