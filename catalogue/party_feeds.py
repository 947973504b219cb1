"""The parties of an instrument as CSV and JSON: the rows of its page, narrowed as there."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from catalogue.models.accession import Act
from catalogue.party_list import TYPES, PartyList, count_sentence, readable_instrument
from catalogue.party_rows import SORTS, PartyRow, load_rows
from content.columns import (
    ADDRESS,
    BOOLEAN,
    INTEGER,
    LANGUAGE,
    NAME,
    PARTIAL_DAY,
    STRING,
    Column,
    list_of,
    name_of,
    object_of,
    one_of,
    optional,
)
from content.datasets import Below, Parameter
from content.exports import Listing, export
from content.kept import Kept
from content.languages import current_language

STANDINGS = ["party", "signatory", "withdrawn", "none"]
WORDS = object_of(text=STRING, language=LANGUAGE)
PLACE = object_of(first=INTEGER, last=INTEGER)


def _standing(row: PartyRow) -> str:
    """What it is to the instrument now."""
    if row.accession.is_party:
        return "party"
    if row.accession.has_been_party:
        return "withdrawn"
    return "signatory" if row.accession.signed_on else "none"


def _of_accession(name: str, schema: Any, about: Any) -> Column:
    """A column of the accession; empty is null."""
    return Column(name, optional(schema), lambda row: getattr(row.accession, name) or None, about)


def _of_party(name: str, about: Any) -> Column:
    def value(row: Any) -> Any:
        return getattr(row.accession.party, name) or None

    return Column(name, optional(STRING), value, about)


def _reservations(row: PartyRow) -> dict[str, str] | None:
    """Its words, in the language that they were written in."""
    found = row.reservations
    if found is None:
        return None
    return {"text": found.text, "language": found.language_tag or current_language().tag}


def _news(row: PartyRow) -> str | None:
    return settings.SITE_URL + row.news.url if row.news else None  # type: ignore[attr-defined]


COLUMNS = [
    Column("party", NAME, lambda row: name_of(row.party.text), gettext_lazy("Party")),
    Column(
        "address",
        ADDRESS,
        lambda row: settings.SITE_URL + row.party.url,
        gettext_lazy("The address of its page"),
    ),
    _of_party("iso_alpha2", gettext_lazy("ISO code, two letters")),
    _of_party("iso_alpha3", gettext_lazy("ISO code, three letters")),
    Column(
        "is_member",
        BOOLEAN,
        lambda row: row.is_member,
        gettext_lazy("Whether it counts as a Member"),
    ),
    Column("region", optional(NAME), lambda row: name_of(row.region), gettext_lazy("Region")),
    Column(
        "standing",
        {"type": "string", "enum": STANDINGS},
        _standing,
        gettext_lazy("What it is to the instrument now"),
    ),
    _of_accession("act", one_of(Act), gettext_lazy("Act")),
    _of_accession("signed_on", PARTIAL_DAY, gettext_lazy("Signed")),
    _of_accession("accepted_on", PARTIAL_DAY, gettext_lazy("Accepted")),
    _of_accession("in_force_on", PARTIAL_DAY, gettext_lazy("In force since")),
    _of_accession("withdrawn_on", PARTIAL_DAY, gettext_lazy("Withdrew on")),
    Column(
        "place",
        optional(PLACE),
        lambda row: row.place._asdict() if row.place else None,
        gettext_lazy("Its place in the order of accession, where all parties are listed"),
    ),
    Column(
        "annexes",
        list_of(STRING),
        lambda row: row.accession.annex_codes,
        gettext_lazy("The annexes that it accepted, by their codes"),
    ),
    Column(
        "reservations",
        optional(WORDS),
        _reservations,
        gettext_lazy("Reservations, in the language that they were written in"),
    ),
    Column("news", optional(ADDRESS), _news, gettext_lazy("The address of the news of it")),
]

PARTIES = Below(
    name="parties",
    label=gettext_lazy("Contracting parties"),
    about_it=gettext_lazy("Who is a party to an instrument, who only signed it, who left it."),
    place="/instruments/{slug}/parties/",
    columns=COLUMNS,
    asked=[
        Parameter("region", gettext_lazy("Region"), STRING, False),
        Parameter(
            "type", gettext_lazy("Members / others"), {"type": "string", "enum": [*TYPES]}, False
        ),
        Parameter("sort", gettext_lazy("Sort"), {"type": "string", "enum": [*SORTS]}, False),
    ],
)


@require_safe
def party_feed(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """The parties of an instrument that this visitor may read; 404 for others."""
    kept = Kept(request)
    instrument = readable_instrument(request, slug, kept)

    def make() -> Listing:
        rows = load_rows(instrument, request.user, kept)
        found = PartyList(rows, request)
        arranged = found.arranged()
        address = reverse("catalogue:party_feed", kwargs={"slug": slug, "ending": ending})
        return Listing(
            name=f"parties-{slug}",
            title=_("Contracting parties: %(instrument)s") % {"instrument": instrument.text.title},
            address=f"{address}?{found.query}" if found.query else address,
            total=len(arranged),
            chunks=[arranged],
            note=count_sentence(instrument, found.number),
        )

    return export(request, ending, COLUMNS, make)
