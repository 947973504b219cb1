"""What the lists of the catalogue can be narrowed by."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from catalogue.models.instrument import InstrumentCategory, InstrumentStatus
from catalogue.models.publication import Series
from catalogue.models.tool import Audience, ToolCategory, ToolStatus
from content.finder import (
    ChoiceFacet,
    ChoicesFacet,
    EntryFilter,
    FileLanguageFacet,
    LanguageFacet,
    YearFacet,
)


class CatalogueFilter(EntryFilter):
    """Nothing in the catalogue belongs to a region; each kind says what a language is of."""

    region: Any = None
    language: Any = None


class ToolFilter(CatalogueFilter):
    type = ChoiceFacet(ToolCategory, "category", field_name="type", label=_("Type"))
    language = FileLanguageFacet(field_name="language", label=_("Language of the file"))
    audience = ChoicesFacet(Audience, "audiences", field_name="audience", label=_("Audience"))
    year = YearFacet(field_name="year", label=_("Year"))
    status = ChoiceFacet(ToolStatus, "status", field_name="status", label=_("Status"))


class InstrumentFilter(CatalogueFilter):
    kind = ChoiceFacet(InstrumentCategory, "category", field_name="kind", label=_("Type"))
    language = LanguageFacet(field_name="language", label=_("Language"))
    status = ChoiceFacet(InstrumentStatus, "status", field_name="status", label=_("Status"))
    year = YearFacet(field_name="year", label=_("Year of adoption"))


class PublicationFilter(CatalogueFilter):
    series = ChoiceFacet(Series, "series", field_name="series", label=_("Series"))
    language = FileLanguageFacet(field_name="language", label=_("Language of the file"))
    year = YearFacet(field_name="year", label=_("Year"))
