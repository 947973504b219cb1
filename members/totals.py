"""The number of Members, the same wherever it stands."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from content.figures import Figure
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
