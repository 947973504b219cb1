"""The parties of one instrument as its page lists them: loaded, narrowed and sorted."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from catalogue.models import Accession, Annex, Instrument
from content import dates
from content.facts import FactValue, value_in
from content.finder import title_key
from content.kept import Kept
from content.labels import Labels
from content.languages import current_language
from content.models import Entry, Version
from content.models.reading import type_of_reader
from content.presentation import present
from members.joining import Order, Place, Stay


class PartyRow(NamedTuple):
    """A party as the page lists it: dates in words, what is not known is empty.

    `accession` is one `with_standing`.
    """

    accession: Any
    party: Entry
    region: Version | None
    act: Any
    signed: str
    accepted: str
    in_force: str
    withdrawn: str
    place: Place | None
    annexes: str
    reservations: FactValue | None
    news: Entry | None

    @property
    def ordinal(self) -> str:
        return ordinal_words(self.place)

    @property
    def is_member(self) -> bool:
        return self.accession.party.is_counted

    @property
    def standing(self) -> Any:
        """What a party is that is not counted among the Members; nothing of one that is."""
        member = self.accession.party
        if member.is_counted:
            return ""
        return member.get_category_display() if member.joined_on else _("Not a Member")


class Sort(NamedTuple):
    label: Any
    arrange: Callable[[list[PartyRow]], list[PartyRow]]


def _by_name(rows: list[PartyRow]) -> list[PartyRow]:
    return sorted(rows, key=lambda row: title_key(row.party.text))


def _oldest_first(rows: list[PartyRow]) -> list[PartyRow]:
    """By date and then by name; those without a date last."""
    dated = [row for row in _by_name(rows) if row.accession.day]
    return [*sorted(dated, key=lambda row: row.accession.day), *_undated(rows)]


def _newest_first(rows: list[PartyRow]) -> list[PartyRow]:
    dated = [row for row in _by_name(rows) if row.accession.day]
    return [*sorted(dated, key=lambda row: row.accession.day, reverse=True), *_undated(rows)]


def _undated(rows: list[PartyRow]) -> list[PartyRow]:
    return [row for row in _by_name(rows) if not row.accession.day]


# The first is the usual one.
SORTS = {
    "name": Sort(_("By name"), _by_name),
    "newest": Sort(_("Newest first"), _newest_first),
    "oldest": Sort(_("Oldest first"), _oldest_first),
}


def load_rows(instrument: Instrument, user: type_of_reader, kept: Kept) -> list[PartyRow]:
    """Everybody that has to do with the instrument and whom this reader may see.

    Two statements: the accessions, and the names of parties and news.
    """
    found = Accession.objects.visible_to(user).filter(instrument=instrument).with_standing()
    found = found.select_related("party").annotate(annex_codes=_annex_codes())
    accessions: list[Any] = list(found)
    entries = _entries(accessions, user, kept)
    labels = Labels(kept, user)
    order = _order_of(instrument, accessions)
    return [
        PartyRow(
            accession=accession,
            party=entries[accession.party_id],
            region=labels.name(accession.party.wco_region_id),
            act=accession.get_act_display(),
            signed=dates.partial(accession.signed_on),
            accepted=dates.partial(accession.accepted_on),
            in_force=dates.partial(accession.in_force_on),
            withdrawn=dates.partial(accession.withdrawn_on),
            place=_place(accession, order),
            annexes=", ".join(accession.annex_codes),
            reservations=_reservations(instrument, accession),
            news=entries.get(accession.news_id),
        )
        for accession in accessions
        # Not those whose party was withdrawn since they were found.
        if accession.party_id in entries
    ]


def _annex_codes() -> ArraySubquery:
    """The codes of the annexes that an accession is to, in their order."""
    annexes = Annex.objects.filter(accessions=OuterRef("pk")).order_by("position", "pk")
    return ArraySubquery(annexes.values("code"))


def _reservations(instrument: Instrument, accession: Accession) -> FactValue | None:
    """Its reservations, which stand in the original language of the instrument."""
    words = accession.reservations
    return value_in(instrument.original_language, words) if words else None


def _order_of(instrument: Instrument, accessions: list[Any]) -> Order | None:
    """The order of accession; None where the list is not complete."""
    if not instrument.has_all_parties:
        return None
    bound = [a for a in accessions if a.has_been_party]
    return Order(Stay(a.bound_on, a.withdrawn_on) for a in bound)


def _place(accession: Any, order: Order | None) -> Place | None:
    """The place of one that is or was a party; None where it cannot be told."""
    if order is None or not accession.has_been_party:
        return None
    return order.place(accession.bound_on)


def ordinal_words(found: Place | None) -> str:
    """The place, such as 136th or 117th–118th; empty for none."""
    return str(found) if found else ""


def _entries(accessions: list[Accession], user: type_of_reader, kept: Kept) -> dict[int, Entry]:
    """What the rows name and this reader may read, with texts: one statement."""
    pks = {pk for a in accessions for pk in [a.party_id, a.news_id] if pk}
    visible = Entry.objects.visible_to(user).filter(pk__in=pks)
    entries = visible.one_statement(current_language().code) if pks else []
    present(entries, kept)
    return {entry.pk: entry for entry in entries}
