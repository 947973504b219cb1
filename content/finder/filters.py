"""The filter set that every list of entries starts from."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from content.finder.facets import Facet, LabelFacet, LanguageFacet
from content.finder.narrowing import Narrowing
from content.finder.ranges import YearBound
from content.labels import Labels
from content.models import Version

# Words that more entries hold than this are common: the newest ones are listed and counted.
MOST_FOUND = 1_000


class EntryFilter(django_filters.FilterSet):
    """What every list of entries can be narrowed by; a kind adds its own facets.

    A facet of topics or regions is named in the singular: it is the parameter's name, too.
    """

    q = django_filters.CharFilter(method="hold_words", label=_("Words"))
    topic = LabelFacet(field_name="topic", label=_("Topic"))
    region = LabelFacet(field_name="region", label=_("Region"))
    language = LanguageFacet(field_name="language", label=_("Language"))

    class Meta:
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: QuerySet, labels: Labels):
        super().__init__(data, queryset)
        self.labels = labels

    @property
    def narrowings(self) -> dict[str, Narrowing]:
        return {name: f for name, f in self.filters.items() if isinstance(f, Narrowing)}

    @property
    def facets(self) -> dict[str, Facet]:
        return {name: f for name, f in self.narrowings.items() if isinstance(f, Facet)}

    @property
    def bounds(self) -> dict[str, YearBound]:
        return {name: f for name, f in self.narrowings.items() if isinstance(f, YearBound)}

    def hold_words(self, queryset, name, value):
        if not self.has_common_words:
            return queryset.filter(pk__in=self._holders)
        matching = Version.objects.matching(value).filter(entry=OuterRef("pk"))
        return queryset.filter(Exists(matching))

    @property
    def has_common_words(self) -> bool:
        """Whether more entries hold the words than are listed."""
        return len(self._holders) > MOST_FOUND

    @cached_property
    def _holders(self) -> list[int]:
        """Entries that hold the words, up to a limit: asked first, by the index of words alone.

        Asked together with the rest, PostgreSQL may walk the whole archive by date in search of
        a word that nothing holds.
        """
        words = self.form.cleaned_data.get("q")
        if not words:
            return []
        versions = Version.objects.matching(words).order_by()
        return list(versions.values_list("entry_id", flat=True)[: 2 * MOST_FOUND])

    def narrowed(
        self,
        chosen: dict[str, Any] | None = None,
        leaving_out: str = "",
        *,
        is_whole: bool = False,
    ) -> QuerySet:
        """The entries that match all that is chosen (in the form), one facet perhaps left out.

        Of those that hold common words, the newest, unless the whole list is wanted.
        """
        entries = self.queryset
        for name, value in (self.form.cleaned_data if chosen is None else chosen).items():
            if name != leaving_out:
                entries = self.filters[name].filter(entries, value)
        if self.has_common_words and not is_whole:
            newest = entries.newest_first().values("pk")[:MOST_FOUND]
            entries = self.queryset.model.objects.filter(pk__in=newest)
        return entries
