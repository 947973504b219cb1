"""The newest accessions to an instrument, read together with its record."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from catalogue.models import Accession
from catalogue.models.accession import BOUND_ON
from content import dates
from content.addresses import address_of
from content.facts import FactValue, value_in
from content.languages import by_preference, current_language
from content.models import Version
from content.models.reading import type_of_reader
from members.models import Member

MOST = 5


def with_newest_accessions(instruments: QuerySet, user: type_of_reader) -> QuerySet:
    """Each instrument with what `newest_accessions` makes values of."""
    texts = Version.objects.published().filter(entry=OuterRef("party"))
    texts = texts.order_by(by_preference(current_language().code))
    rows = Accession.objects.visible_to(user).binding().filter(instrument=OuterRef("pk"))
    rows = rows.exclude(is_undated=True).order_newest()
    row = JSONObject(
        slug="party__slug",
        day=BOUND_ON,
        text=Subquery(texts.values(found=JSONObject(title="title", language="language"))[:1]),
    )
    return instruments.annotate(newest_parties=ArraySubquery(rows.values(row=row)[:MOST]))


def newest_accessions(instrument: Any) -> list[FactValue]:
    """The parties that came last, each linked to its record, with the day in its note."""
    kind = Member._meta.label_lower
    return [
        value_in(row["text"]["language"], row["text"]["title"])._replace(
            url=address_of(kind, row["slug"]), note=dates.partial(row["day"])
        )
        for row in instrument.newest_parties
    ]
