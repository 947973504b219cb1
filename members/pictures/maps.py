"""Maps of Members by region, and by what they are to an instrument: one statement each."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.facts import FactValue, language_of
from content.finder import in_order, title_key
from content.labels import Labels
from content.languages import current_language
from content.models import Entry, Version
from content.models.reading import type_of_reader
from members.accessions import accessions
from members.models import Member, MemberCategory
from members.pictures.timeline import Change
from members.pictures.world_map import OTHER, Map, Row, world_map

PARTY, SIGNED = "party", "signed"
type_of_labels = dict[str, tuple[FactValue, str]]


def region_map(user: type_of_reader, labels: Labels) -> Map:
    """The Members of the Organization in the colours of their regions."""
    members = Member.objects.visible_to(user).counted()
    regions = _region_labels(labels)
    rows = []
    for text in names_of(members):
        region = str(text.entry.member.wco_region_id)
        rows.append(_row(text, region if region in regions else OTHER))
    if any(row.group == OTHER for row in rows):
        regions[OTHER] = FactValue(_("In no region")), OTHER
    return world_map(rows, regions)


def party_map(instrument: str, user: type_of_reader) -> Map:
    """Members and other parties by what they are to the instrument with that slug."""
    acceded = accessions_to(instrument, user)
    bound, signed = acceded.binding(), acceded.filter(signed_on__gt="", withdrawn_on="")
    own = OuterRef("entry")
    standing = Case(
        When(Exists(bound.filter(party=own)), then=Value(PARTY)),
        When(Exists(signed.filter(party=own)), then=Value(SIGNED)),
        default=Value(OTHER),
    )
    visible = Member.objects.visible_to(user)
    shown = visible.filter(
        Q(pk__in=visible.counted().values("pk"))
        | Q(pk__in=bound.values("party"))
        | Q(pk__in=signed.values("party"))
    )
    texts = names_of(shown, standing=standing)
    return world_map(
        [_row(text, text.standing) for text in texts],  # type: ignore[attr-defined]
        {
            PARTY: (FactValue(_("Parties")), PARTY),
            SIGNED: (FactValue(_("Signed only")), SIGNED),
            OTHER: (FactValue(pgettext("Members", "Not in our list of parties")), OTHER),
        },
    )


def instruments_with_parties(user: type_of_reader) -> list[Entry]:
    """The instruments that there are accessions to, with their texts, by title: one statement."""
    named = accessions().visible_to(user).values("instrument")
    instruments = Entry.objects.visible_to(user).filter(pk__in=named)
    found = instruments.one_statement(current_language().code)
    return sorted(found, key=lambda entry: title_key(entry.text))


def accessions_to(instrument: str, user: type_of_reader) -> Any:
    """The accessions to the instrument with that slug that this user may see."""
    return accessions().visible_to(user).filter(instrument__slug=instrument)


def names_of(members: QuerySet, **columns: Any) -> list[Version]:
    """The names of the Members in the page's language, in its order, each with its Member.

    One statement; columns are expressions from the name (`entry` is the Member).
    """
    texts = Version.objects.shown_in(current_language().code)
    texts = texts.filter(entry__in=members.order_by().values("pk"))
    return in_order(texts.select_related("entry__member").annotate(**columns))


def named_change(text: Version, on: str) -> Change:
    """That the Member with this name joined on a day, as timelines list it."""
    return Change(text.title, text.entry.get_absolute_url(), on, 1, *language_of(text))


def _row(text: Version, group: str) -> Row:
    member = text.entry.member
    tag, direction = language_of(text)
    return Row(
        # A union covers what its members cover, and has no place of its own.
        code="" if member.category == MemberCategory.ECONOMIC_UNION else member.iso_alpha2,
        name=text.title,
        url=member.get_absolute_url(),
        group=group,
        longitude=_degrees(member, member.longitude),
        latitude=_degrees(member, member.latitude),
        language_tag=tag,
        direction=direction,
    )


def _degrees(member: Member, value: Any) -> float | None:
    is_placed = value is not None and member.category != MemberCategory.ECONOMIC_UNION
    return float(value) if is_placed else None


def _region_labels(labels: Labels) -> type_of_labels:
    """The regions in their order, each with a colour of its own."""
    return {
        str(text.entry_id): (FactValue(text.title, "", *language_of(text)), str(number))
        for number, text in enumerate(labels.regions(), 1)
    }
