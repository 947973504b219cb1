"""The parties of instruments: their number."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalogue.models import Accession, Instrument
from content.figures import Figure


def with_party_count(instruments: QuerySet) -> QuerySet:
    """Each instrument with `party_count`, the number of accessions that make a party."""
    rows = Accession.objects.binding().filter(instrument=OuterRef("pk")).order_by()
    counts = rows.values("instrument").annotate(n=Count("pk")).values("n")
    return instruments.annotate(
        party_count=Coalesce(Subquery(counts), 0, output_field=IntegerField())
    )


def figure_of(instrument: Instrument) -> Figure | None:
    """The number of parties: counted where the list is complete, else as it was stated.

    The instrument must come `with_party_count`. None where neither is known.
    """
    counted: int = instrument.party_count  # type: ignore[attr-defined]
    if counted and instrument.has_all_parties:
        return Figure(counted)
    if instrument.parties_stated is None:
        return None
    return Figure(instrument.parties_stated, instrument.parties_as_of)


def number(slug: str) -> Figure | None:
    """The number of parties of a public instrument: one statement."""
    instruments = Instrument.objects.visible_to(AnonymousUser()).filter(slug=slug)
    instrument = with_party_count(instruments).first()
    return figure_of(instrument) if instrument else None
