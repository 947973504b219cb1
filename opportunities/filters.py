"""What the lists of vacancies and tenders can be narrowed by."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.finder import ChoiceFacet, EntryFilter, LanguageFacet
from opportunities.models import State, TenderCategory, TenderSubject, VacancyCategory


class StateFacet(ChoiceFacet):
    """Open, closed and how it ended, by the time of asking."""

    def __init__(self, **kwargs: Any):
        super().__init__(State, "state", **kwargs)

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.alias(state_now=self.value_expression()).filter(state_now__in=values)

    def value_expression(self) -> Any:
        return self.parent.queryset.model.state_at(timezone.now())

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        return [state for state in State.values if state in set(values)]


class OpportunityFilter(EntryFilter):
    state = StateFacet(field_name="state", label=_("State"))
    region: Any = None


# The language is declared anew so that it stands last: what people ask first is what is open.
class VacancyFilter(OpportunityFilter):
    category = ChoiceFacet(
        VacancyCategory, "category", field_name="category", label=_("Kind of post")
    )
    language = LanguageFacet(field_name="language", label=_("Language"))


class TenderFilter(OpportunityFilter):
    category = ChoiceFacet(
        TenderCategory, "category", field_name="category", label=_("Kind of call")
    )
    subject = ChoiceFacet(TenderSubject, "subject", field_name="subject", label=_("What is bought"))
    language = LanguageFacet(field_name="language", label=_("Language"))
