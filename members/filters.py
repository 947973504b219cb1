"""What Members, regional bodies, partners and memoranda can be narrowed by."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from content.finder import ChoiceFacet, EntryFilter, LabelFacet
from members.models import BodyCategory, MemberCategory, MemorandumStatus, PartnerCategory


class OneRegionFacet(LabelFacet):
    """The region of what lies in just one."""

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.filter(wco_region__in=self.parent.labels.pks(values))

    def value_expression(self) -> Any:
        return F("wco_region")


class MemberFilter(EntryFilter):
    """Facts only: Members are filed under no topic, and have a name in every language."""

    topic: Any = None
    language: Any = None
    region = OneRegionFacet(field_name="region", label=_("Region"))
    type = ChoiceFacet(MemberCategory, "category", field_name="type", label=_("Type"))


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
