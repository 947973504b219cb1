"""Maps of Members by region, and by what they are to an instrument: one statement each."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.alphabets import place
from content.facts import FactValue
from content.labels import Labels
from content.languages import current_language
from content.models import Entry, Version
from content.models.reading import type_of_reader
from members.models import Member, MemberCategory
from members.timeline import Change
from members.world_map import OTHER, Map, Row, world_map

INSTRUMENT = "catalogue.instrument"
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
    accessions = accessions_to(instrument, user).filter(party=OuterRef("entry"))
    is_party, has_signed = accessions.binding(), accessions.filter(signed_on__gt="")
    standing = Case(
        When(Exists(is_party), then=Value(PARTY)),
        When(Exists(has_signed.filter(withdrawn_on="")), then=Value(SIGNED)),
        default=Value(OTHER),
    )
    visible = Member.objects.visible_to(user)
    is_counted = Q(pk__in=visible.counted().values("pk"))
    acceded = accessions_to(instrument, user)
    involved = Q(pk__in=acceded.binding().values("party"))
    signed = Q(pk__in=acceded.filter(signed_on__gt="", withdrawn_on="").values("party"))
    texts = names_of(visible.filter(is_counted | involved | signed), standing=standing)
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
    accessions = _accessions().visible_to(user)
    instruments = Entry.objects.visible_to(user).filter(
        kind=INSTRUMENT, pk__in=accessions.values("instrument")
    )
    code = current_language().code
    found = instruments.one_statement(code)
    return sorted(found, key=lambda entry: place(entry.text.title, code).key)


def accessions_to(instrument: str, user: type_of_reader) -> Any:
    """The accessions to the instrument with that slug that this user may see."""
    return _accessions().visible_to(user).filter(instrument__slug=instrument)


def names_of(members: QuerySet, **columns: Any) -> list[Version]:
    """The names of the Members in the page's language, in its order, each with its Member.

    One statement; columns are expressions from the name (`entry` is the Member).
    """
    code = current_language().code
    texts = Version.objects.shown_in(code).filter(entry__in=members.order_by().values("pk"))
    texts = texts.select_related("entry__member").annotate(**columns)
    return sorted(texts, key=lambda text: (place(text.title, code).key, text.entry_id))


def named_change(text: Version, on: str) -> Change:
    """That the Member with this name joined on a day, as timelines list it."""
    return Change(text.title, text.entry.get_absolute_url(), on, 1, *_language(text))


def _accessions() -> Any:
    """The manager of accessions, which stand above this room."""
    relation: Any = Member._meta.get_field("accessions")
    return relation.related_model.objects


def _row(text: Version, group: str) -> Row:
    member = text.entry.member
    tag, direction = _language(text)
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
        str(text.entry_id): (FactValue(text.title, "", *_language(text)), str(number))
        for number, text in enumerate(labels.regions(), 1)
    }


def _language(text: Version) -> tuple[str, str]:
    """The language and direction of a text that is not in the page's language."""
    return (text.language_tag, text.direction) if text.is_fallback else ("", "")
