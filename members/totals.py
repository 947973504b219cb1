"""The number of Members, the same wherever it stands."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.utils.translation import gettext as _

from content.figures import Figure, Offered
from content.languages import current_language
from content.models import Version
from members.models import Member


def number(key: str, on: date | None = None) -> Figure | None:
    """The number of Members on a day (today): of all for "total", else of a region's slug.

    One statement. None where there is no such region, or no Member in it.
    """
    members = Member.objects.visible_to(AnonymousUser()).counted(on)
    if key != "total":
        members = members.filter(wco_region__slug=key)
    count = members.count()
    return Figure(count) if count else None


def offered() -> list[Offered]:
    """The totals that texts may show, of all Members and of each region: two statements."""
    members = Member.objects.visible_to(AnonymousUser()).counted().order_by()
    counts = dict(members.values_list("wco_region").annotate(n=Count("pk")))
    total = sum(counts.values())
    texts = Version.objects.shown_in(current_language().code).select_related("entry")
    regions = [
        Offered(
            f"members.{text.entry.slug}",
            _("Members: %(region)s") % {"region": text.title},
            Figure(counts[text.entry_id]),
        )
        for text in texts.filter(entry__in=[pk for pk in counts if pk])
    ]
    regions.sort(key=lambda one: one.words)
    return [Offered("members.total", _("Members"), Figure(total)), *regions] if total else []
