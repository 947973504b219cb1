"""Events by name, in lists of rows that point to one."""

from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from content.languages import by_preference, current_language
from content.models import Version
from content.telling import TELLING


def event_title(column: str) -> Coalesce:
    """The title of the event that a column points to, unpublished ones too; else its address."""
    texts = Version.objects.filter(entry=OuterRef(column), status__in=TELLING).exclude(title="")
    best = texts.order_by(by_preference(current_language().code), "-number")
    return Coalesce(
        Subquery(best.values("title")[:1]), F(f"{column}__slug"), output_field=CharField()
    )
