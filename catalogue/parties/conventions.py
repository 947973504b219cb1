"""The part of a Member's record that tells which conventions it has joined."""

from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from catalogue.models import Accession, Instrument
from catalogue.models.accession import BOUND_ON, Act
from catalogue.models.instrument import InstrumentCategory, InstrumentStatus
from catalogue.parties.rows import ordinal_words
from content import dates
from content.facts import FactValue, value_in
from content.finder import in_order
from content.kept import Kept
from content.languages import current_language
from content.models import Version
from content.models.reading import type_of_reader
from members.joining import Order, Stay
from members.models import Member

CATEGORIES = [InstrumentCategory.CONVENTION, InstrumentCategory.AGREEMENT]
DATES = ["signed_on", "accepted_on", "in_force_on", "withdrawn_on"]


class Joined(NamedTuple):
    """A convention with which a Member has to do: dates in words, what is not known is empty."""

    text: Version
    url: str
    is_party: bool
    is_former: bool
    act: Any
    signed: str
    accepted: str
    in_force: str
    withdrawn: str
    ordinal: str
    reservations: FactValue | None


class Conventions(NamedTuple):
    """The conventions of a Member by title.

    `joined` are those it has signed or accepted, `not_joined` those whose list of parties is
    complete and does not name it, `not_listed` those whose list is not complete.
    """

    joined: list[Joined]
    not_joined: list[Version]
    not_listed: list[Version]


def of_member(member: Member, user: type_of_reader, kept: Kept) -> dict[str, Any]:
    """What the template `catalogue/conventions.html` shows of this Member: one statement."""
    joined, not_joined, not_listed = [], [], []
    texts: list[Any] = in_order(_texts(member, user))
    for text in texts:
        instrument = text.entry.instrument
        text.url = instrument.get_absolute_url()
        if text.own:
            joined.append(_joined(text))
        elif instrument.status == InstrumentStatus.IN_FORCE:
            (not_joined if instrument.has_all_parties else not_listed).append(text)
    return {"conventions": Conventions(joined, not_joined, not_listed)}


def _texts(member: Member, user: type_of_reader) -> QuerySet:
    """The titles of the conventions that have parties, with what is recorded of this Member."""
    accessions: Any = Accession.objects.visible_to(user).with_standing()
    of_entry = accessions.filter(instrument=OuterRef("entry")).order_by()
    names = [*DATES, "act", "reservations", "is_party", "has_been_party"]
    facts = {name: name for name in names} | {"bound_on": BOUND_ON}
    own = of_entry.filter(party=member).values(row=JSONObject(**facts))
    everybody = of_entry.filter(has_been_party=True, instrument__has_all_parties=True)
    order = everybody.values(row=JSONObject(bound_on=BOUND_ON, withdrawn_on="withdrawn_on"))
    conventions = Instrument.objects.visible_to(user).filter(category__in=CATEGORIES)
    conventions = conventions.filter(Exists(accessions.filter(instrument=OuterRef("pk"))))
    texts = Version.objects.shown_in(current_language().code).filter(
        entry__in=conventions.values("pk")
    )
    texts = texts.annotate(own=Subquery(own[:1]), order=ArraySubquery(order))
    return texts.select_related("entry__instrument")


def _joined(text: Any) -> Joined:
    own, instrument = text.own, text.entry.instrument
    words = {name.removesuffix("_on"): dates.partial(own[name]) for name in DATES}
    reservations = own["reservations"]
    return Joined(
        text=text,
        url=text.url,
        is_party=own["is_party"],
        is_former=own["has_been_party"] and not own["is_party"],
        act=Act(own["act"]).label if own["act"] else "",
        **words,
        ordinal=_ordinal(own, text.order),
        reservations=reservations and value_in(instrument.original_language, reservations),
    )


def _ordinal(own: dict[str, Any], order: list[dict[str, str]]) -> str:
    """Its place in the order of accession; empty where the list is not complete."""
    if not order or not own["has_been_party"]:
        return ""
    stays = [Stay(row["bound_on"], row["withdrawn_on"]) for row in order]
    return ordinal_words(Order(stays).place(own["bound_on"]))
