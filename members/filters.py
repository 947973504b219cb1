"""What Members, regional bodies, partners and memoranda can be narrowed by."""

from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from content.finder import ChoiceFacet, EntryFilter, Facet, LabelFacet, years_between
from content.labels import Labels
from members.accessions import accessions
from members.instruments import Instruments
from members.models import BodyCategory, MemberCategory, MemorandumStatus, PartnerCategory


class OneRegionFacet(LabelFacet):
    """The region of what lies in just one."""

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.filter(wco_region__in=self.parent.labels.pks(values))

    def value_expression(self) -> Any:
        return F("wco_region")


class PartyFacet(Facet):
    """What a Member is a party to, as far as its accessions are recorded. The value is the slug."""

    @cached_property
    def instruments(self) -> Instruments:
        """Those that have a party and that this reader may see."""
        return Instruments(self.parent.labels.kept, self.parent.labels.reader)

    def is_known(self, value: str) -> bool:
        return value in self.instruments.by_slug

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        pks = [self.instruments.by_slug[value].pk for value in values]
        rows = accessions().binding().filter(party=OuterRef("pk"), instrument__in=pks)
        return entries.filter(Exists(rows))

    def label_of(self, value: str, labels: Labels) -> str:
        return self.instruments.by_slug[value].words

    def language_tag_of(self, value: str, labels: Labels) -> str:
        return self.instruments.by_slug[value].language_tag

    def counts(self, entries: QuerySet) -> QuerySet:
        pks = [instrument.pk for instrument in self.instruments.by_slug.values()]
        rows = accessions().binding().filter(instrument__in=pks)
        rows = rows.filter(party__in=entries.order_by().values("pk"))
        value = Cast(F("instrument__slug"), CharField())
        rows = rows.annotate(facet=Value(self.field_name, CharField()), value=value)
        rows = rows.values("facet", "value").annotate(n=Count("pk"))
        return rows.values_list("facet", "value", "n")


class MemberFilter(EntryFilter):
    """Facts only: Members are filed under no topic, and have a name in every language."""

    topic: Any = None
    language: Any = None
    region = OneRegionFacet(field_name="region", label=_("Region"))
    type = ChoiceFacet(MemberCategory, "category", field_name="type", label=_("Type"))
    party = PartyFacet(field_name="party", label=_("Party to"))
    joined_from, joined_to = years_between("joined_on", _("Joined between"))


class RegionalBodyFilter(EntryFilter):
    topic: Any = None
    language: Any = None
    region = OneRegionFacet(field_name="region", label=_("Region"))
    type = ChoiceFacet(BodyCategory, "category", field_name="type", label=_("Type"))


class PartnerFilter(EntryFilter):
    region: Any = None
    type = ChoiceFacet(PartnerCategory, "category", field_name="type", label=_("Type"))


class MemorandumFilter(EntryFilter):
    region: Any = None
    language: Any = None
    status = ChoiceFacet(MemorandumStatus, "status", field_name="status", label=_("Status"))
