"""What partners and memoranda can be narrowed by: who has signed what, and when."""

from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast, Left
from django.utils.translation import gettext_lazy as _

from content.finder import ChoiceFacet, LabelFacet, LanguageFacet, YearFacet
from members.filters import WordsFilter
from members.models import Memorandum, MemorandumStatus, Partner, PartnerCategory
from members.models.partner import renewal_due


class Holding(TextChoices):
    WITH = "yes", _("With a memorandum")
    WITHOUT = "no", _("Without a memorandum")


class HoldingFacet(ChoiceFacet):
    """Whether there is a memorandum with a partner that this reader may see."""

    def __init__(self, **kwargs: Any):
        super().__init__(Holding, "memoranda", **kwargs)

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.alias(holding=self.value_expression()).filter(holding__in=values)

    def value_expression(self) -> Any:
        visible = Memorandum.objects.visible_to(self.parent.labels.reader)
        signed = Exists(visible.filter(partners=OuterRef("pk")))
        return Case(When(signed, then=Value("yes")), default=Value("no"))


class PartnerFilter(WordsFilter):
    type = ChoiceFacet(PartnerCategory, "category", field_name="type", label=_("Type"))
    topic = LabelFacet(field_name="topic", label=_("Topic"))
    memorandum = HoldingFacet(field_name="memorandum", label=_("Memorandum"))
    language = LanguageFacet(field_name="language", label=_("Language"))


class PartnerTypeFacet(ChoiceFacet):
    """The types of the partners that are party to a memorandum and that this reader may see."""

    def __init__(self, **kwargs: Any):
        super().__init__(PartnerCategory, "partners", **kwargs)

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        rows = self._parties().filter(memorandum=OuterRef("pk"), partner__category__in=values)
        return entries.filter(Exists(rows))

    def counts(self, entries: QuerySet) -> QuerySet:
        rows = self._parties().filter(memorandum__in=entries.order_by().values("pk"))
        name, value = Value(self.field_name, CharField()), F("partner__category")
        rows = rows.annotate(facet=name, value=Cast(value, CharField())).values("facet", "value")
        number = Count("memorandum", distinct=True)
        return rows.annotate(n=number).values_list("facet", "value", "n")

    def _parties(self) -> QuerySet:
        visible = Partner.objects.visible_to(self.parent.labels.reader)
        return Memorandum.partners.through.objects.filter(partner__in=visible.values("pk"))


class SignedFacet(YearFacet):
    """The year of signature."""

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        years = Q()
        for value in values:
            years |= Q(signed_on__startswith=value)
        return entries.filter(years)

    def value_expression(self) -> Any:
        return Case(When(~Q(signed_on=""), then=Left("signed_on", 4)))


class Renewal(TextChoices):
    DUE = "due", _("Due within a year")


class RenewalFacet(ChoiceFacet):
    """What ends within a year of the day of asking."""

    def __init__(self, **kwargs: Any):
        super().__init__(Renewal, "ends_on", **kwargs)

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.filter(renewal_due())

    def value_expression(self) -> Any:
        return Case(When(renewal_due(), then=Value("due")))


class MemorandumFilter(WordsFilter):
    status = ChoiceFacet(MemorandumStatus, "status", field_name="status", label=_("Status"))
    renewal = RenewalFacet(field_name="renewal", label=_("Renewal"))
    partner = PartnerTypeFacet(field_name="partner", label=_("Type of partner"))
    year = SignedFacet(field_name="year", label=_("Year signed"))
    topic = LabelFacet(field_name="topic", label=_("Topic"))
    language = LanguageFacet(field_name="language", label=_("Language"))
