"""What a region's page shows: its Members, vice-chairs, bodies, and the newest on it.

Three statements, however much there is.
"""

from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.facts import FactValue, site_value, text_value
from content.finder import in_order
from content.kept import Kept
from content.languages import current_language
from content.listed import Listed, listed
from content.models import Entry, Region, Version
from content.models.reading import type_of_reader
from content.presentation import present
from members.models import BodyCategory, Member, RegionalBody, ViceChair
from members.vice_chairs import Term, newest_first

BODY = RegionalBody._meta.label_lower
GROUPS = {
    BodyCategory.ROCB: _("Regional offices for capacity building"),
    BodyCategory.RILO: _("Regional intelligence liaison offices"),
    BodyCategory.RTC: _("Regional training centres"),
    BodyCategory.RDTC: _("Regional dog training centres"),
    BodyCategory.LABORATORY: _("Regional Customs laboratories"),
}


class Body(NamedTuple):
    """A regional body as its region lists it."""

    name: FactValue
    host: FactValue | None
    city: str
    site: FactValue | None


class Block(NamedTuple):
    """The newest entries of a kind in a region, the list that has the others, and its feed."""

    anchor: str
    label: Any
    url: str
    feed_url: str
    entries: list[Entry]


class RegionHub:
    """A region's page as this reader may see it."""

    def __init__(self, region: Region, user: type_of_reader, kept: Kept):
        self._region, self._user, self._kept = region, user, kept

    @cached_property
    def members(self) -> list[FactValue]:
        """Its Members by name, each linked."""
        texts = [text for text in self._texts.values() if text.is_counted]  # type: ignore[attr-defined]
        return [text_value(text) for text in in_order(texts)]

    @property
    def members_url(self) -> str:
        return f"{reverse('members:member_list')}?region={self._region.slug}"

    @property
    def bodies_url(self) -> str:
        return f"{reverse('members:regionalbody_list')}?region={self._region.slug}"

    @cached_property
    def terms(self) -> list[Term]:
        """Who is vice-chair, and who was before: one statement."""
        return newest_first(self._region.vice_chairs.all(), self._texts)  # type: ignore[attr-defined]

    @cached_property
    def bodies(self) -> list[tuple[Any, list[Body]]]:
        """Its regional bodies by name, in groups of a type."""
        texts = in_order(text for text in self._texts.values() if text.entry.kind == BODY)
        groups = [
            (GROUPS[category], [t for t in texts if t.entry.regionalbody.category == category])
            for category in GROUPS
        ]
        return [(label, [self._body(text) for text in found]) for label, found in groups if found]

    @cached_property
    def number_of_bodies(self) -> int:
        return sum(len(bodies) for _group, bodies in self.bodies)

    @cached_property
    def blocks(self) -> list[Block]:
        """The newest of each kind that is listed by region, where there is any: one statement."""
        lists = listed(settings.REGION_LISTS)
        if not lists:
            return []
        visible = Entry.objects.visible_to(self._user)
        rows = Entry.regions.through.objects.filter(entry=OuterRef("pk"), region=self._region.pk)
        arms = [
            arm.values("pk")[: one.most]
            for one in lists
            for arm in one.first.arms(visible.filter(Exists(rows), kind=one.kind))
        ]
        first = Entry.objects.filter(pk__in=arms[0].union(*arms[1:], all=True))
        facts = [one.first.related for one in lists if one.first.related]
        found = first.one_statement(current_language().code, kinds=facts)
        present(found, self._kept)
        blocks = [self._block(one, found) for one in lists]
        return [block for block in blocks if block.entries]

    def _block(self, one: Listed, found: list[Entry]) -> Block:
        """The first entries of a kind, with the list of the others in the region."""
        entries = sorted((e for e in found if e.kind == one.kind), key=one.first.key)[: one.most]
        one.first.present(entries)
        narrowed = one.narrowed(f"region={self._region.slug}")
        return Block(one.section, one.label, narrowed.url, narrowed.feed_url, entries)

    @cached_property
    def _texts(self) -> dict[int, Version]:
        """The texts of all Members and bodies that the page names, by id: one statement."""
        region = self._region
        bodies = RegionalBody.objects.filter(wco_region=region)
        terms = ViceChair.objects.filter(wco_region=region)
        members = Member.objects.filter(
            Q(wco_region=region)
            | Q(pk__in=terms.values("member"))
            | Q(pk__in=bodies.values("host"))
        )
        pks = members.values("pk").union(bodies.values("pk"))
        entries = Entry.objects.visible_to(self._user).filter(pk__in=pks)
        counted = Member.objects.counted().filter(wco_region=region, pk=OuterRef("entry"))
        texts = Version.objects.shown_in(current_language().code).filter(
            entry__in=entries.values("pk")
        )
        texts = texts.annotate(is_counted=Exists(counted)).select_related("entry__regionalbody")
        return {text.entry_id: text for text in texts}

    def _body(self, text: Version) -> Body:
        body = text.entry.regionalbody
        host = self._texts.get(body.host_id or 0)
        return Body(
            text_value(text),
            text_value(host) if host else None,
            body.city,
            site_value(body.website),
        )
