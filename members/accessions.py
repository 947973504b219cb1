"""Accessions of Members, which a room above keeps: read through the relation, by name."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.models.reading import type_of_reader
from members.models import Member


def accessions() -> Any:
    """All accessions of all parties; see `catalogue.models.Accession`."""
    relation: Any = Member._meta.get_field("accessions")
    return relation.related_model.objects.all()


def with_accession_count(members: QuerySet, user: type_of_reader) -> QuerySet:
    """Each with `accession_count`: what it is bound by now, of what this user may read."""
    rows = accessions().binding().visible_to(user).filter(party=OuterRef("pk")).order_by()
    counts = rows.values("party").annotate(n=Count("pk")).values("n")
    return members.annotate(
        accession_count=Coalesce(Subquery(counts), 0, output_field=IntegerField())
    )
