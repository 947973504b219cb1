"""What Members and regional bodies can be narrowed by."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from content.finder import (
    ChoiceFacet,
    EntryFilter,
    Facet,
    LabelFacet,
    LanguageFacet,
    in_order,
    years_between,
)
from content.labels import Labels
from content.models import Version
from members.accessions import accessions
from members.instruments import Instruments
from members.models import BodyCategory, Member, MemberCategory


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


class HostFacet(Facet):
    """The Member that hosts a body; one that this reader may not see is no choice."""

    def is_known(self, value: str) -> bool:
        return 0 < len(value) <= 150 and value.replace("-", "").isalnum() and value.isascii()

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        texts = self._by_slug(self.parent.labels)
        return entries.filter(host__in=[texts[v].entry_id for v in values if v in texts])

    def value_expression(self) -> Any:
        return Case(When(host__in=list(hosts(self.parent.labels)), then=F("host__slug")))

    def label_of(self, value: str, labels: Labels) -> str:
        text = self._by_slug(labels).get(value)
        return text.title if text else value

    def language_tag_of(self, value: str, labels: Labels) -> str:
        text = self._by_slug(labels).get(value)
        return text.language_tag if text and text.is_fallback else ""

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        """By name; odd values, which only an address can hold, come last."""
        texts = in_order(hosts(self.parent.labels).values())
        slugs = [text.entry.slug for text in texts]
        wanted = set(values)
        return [slug for slug in slugs if slug in wanted] + sorted(wanted - set(slugs))

    @staticmethod
    def _by_slug(labels: Labels) -> dict[str, Version]:
        return {text.entry.slug: text for text in hosts(labels).values()}


def hosts(labels: Labels) -> dict[int, Version]:
    """The texts of the Members that host regional bodies, by id: one statement, kept."""
    return labels.others("hosts", Member.objects.filter(bodies__isnull=False))


class WordsFilter(EntryFilter):
    """Nothing but words: what extends it names its facets in an order of its own."""

    topic: Any = None
    region: Any = None
    language: Any = None


class MemberFilter(EntryFilter):
    """Facts only: Members are filed under no topic, and have a name in every language."""

    topic: Any = None
    language: Any = None
    region = OneRegionFacet(field_name="region", label=_("Region"))
    type = ChoiceFacet(MemberCategory, "category", field_name="type", label=_("Type"))
    party = PartyFacet(field_name="party", label=_("Party to"))
    joined_from, joined_to = years_between("joined_on", _("Joined between"))


class RegionalBodyFilter(WordsFilter):
    type = ChoiceFacet(BodyCategory, "category", field_name="type", label=_("Type"))
    region = OneRegionFacet(field_name="region", label=_("Region"))
    host = HostFacet(field_name="host", label=_("Host"))
    language = LanguageFacet(field_name="language", label=_("Language"))
