"""What the list of news can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from content.finder import EntryFilter, YearFacet


class NewsFilter(EntryFilter):
    year = YearFacet(field_name="year", label=_("Year"))
