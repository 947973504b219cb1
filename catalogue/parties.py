"""The parties of instruments: their number, the same wherever it stands."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from catalogue.models import Accession, Instrument
from content.figures import Figure, Offered
from content.languages import current_language
from content.models import Version
from content.models.reading import type_of_reader


def with_party_count(
    instruments: QuerySet, user: type_of_reader, on: date | None = None
) -> QuerySet:
    """Each instrument with `party_count`, the number of its parties that this reader may see.

    `has_undated_parties` says whether one of them has no date, `has_accessions` whether there is
    any accession at all.
    """
    every = Accession.objects.visible_to(user).filter(instrument=OuterRef("pk")).order_by()
    rows = every.binding(on)
    counts = rows.values("instrument").annotate(n=Count("pk")).values("n")
    return instruments.annotate(
        party_count=Coalesce(Subquery(counts), 0, output_field=IntegerField()),
        has_accessions=Exists(every),
        has_undated_parties=Exists(rows.filter(is_undated=True)),
    )


def figure_of(instrument: Instrument, on: date | None = None) -> Figure | None:
    """The number of parties: counted where the list is complete, else as it was stated.

    The instrument must come `with_party_count`. On a day before, nothing is counted among
    parties without a date, and nothing that was stated later is known. None where neither is.
    """
    row: Any = instrument
    is_countable = instrument.has_all_parties and not (on and row.has_undated_parties)
    if row.party_count and is_countable:
        return Figure(row.party_count)
    as_of = instrument.parties_as_of
    if instrument.parties_stated is None or (on and as_of and as_of > on):
        return None
    return Figure(instrument.parties_stated, as_of)


def number(slug: str, on: date | None = None) -> Figure | None:
    """The number of parties of a public instrument on a day (today): one statement."""
    user = AnonymousUser()
    instruments = Instrument.objects.visible_to(user).filter(slug=slug)
    instrument = with_party_count(instruments, user, on).first()
    return figure_of(instrument, on) if instrument else None


def offered() -> list[Offered]:
    """The numbers of parties that texts may show, named by their instruments: two statements."""
    user = AnonymousUser()
    counted = with_party_count(Instrument.objects.visible_to(user), user)
    known = {row.pk: (row, figure) for row in counted if (figure := figure_of(row))}
    found = []
    for text in Version.objects.shown_in(current_language().code).filter(entry__in=known):
        instrument, figure = known[text.entry_id]
        name = instrument.abbreviation.partition("\n")[0].strip() or text.title
        words = _("Parties: %(instrument)s") % {"instrument": name}
        found.append(Offered(f"parties.{instrument.slug}", words, figure))
    return sorted(found, key=lambda one: one.words)
