"""The filter set that every list of entries starts from."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Func, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from content.equivalents import equivalents
from content.finder.facets import Facet, LabelFacet, LanguageFacet
from content.finder.narrowing import Narrowing
from content.finder.places import among, position_among
from content.finder.ranges import YearBound
from content.finder.words import Holders, Words
from content.labels import Labels
from content.languages import current_language
from textsearch.queries import understand


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
        return queryset.filter(pk__in=among(self.words.holders().pks))

    @cached_property
    def words(self) -> Words:
        """What was typed; asked of the database where it is needed."""
        words = self.form.cleaned_data.get("q") or ""
        query = understand(words, equivalents(self.labels.kept) if words else None)
        return Words(query, self.queryset, self.labels.reader, current_language().code)

    @property
    def has_common_words(self) -> bool:
        """Whether more entries hold the words than are listed."""
        return bool(self.form.cleaned_data.get("q")) and not self.words.holders().is_complete

    @property
    def is_complete(self) -> bool:
        """Whether nothing more holds the words and matches the rest than is listed."""
        return self._holders(self.form.cleaned_data, "").is_complete

    def ranking(self) -> Func:
        """Sorts entries as well as they hold the words, the best first."""
        return position_among(self._holders(self.form.cleaned_data, "").pks)

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
        chosen = self.form.cleaned_data if chosen is None else chosen
        entries = self._chosen(chosen, leaving_out)
        if not chosen.get("q") or leaving_out == "q":
            return entries
        if is_whole and self.has_common_words:
            return entries.filter(self.words.condition())
        return entries.filter(pk__in=among(self._holders(chosen, leaving_out).pks))

    def _chosen(self, chosen: dict[str, Any], leaving_out: str) -> QuerySet:
        """The entries that match all but the words."""
        entries = self.queryset
        for name, value in chosen.items():
            if name not in {"q", leaving_out}:
                entries = self.filters[name].filter(entries, value)
        return entries

    def _holders(self, chosen: dict[str, Any], leaving_out: str) -> Holders:
        """The entries with the words, among those that match the rest."""
        values = {
            name: chosen[name]
            for name in self.narrowings
            if name != leaving_out and chosen.get(name)
        }
        if not values:
            return self.words.holders()
        facts = [self.narrowings[name].fact(value) for name, value in values.items()]
        return self.words.holders(
            self._chosen(chosen, leaving_out), list(filter(None, facts)), repr(values)
        )
