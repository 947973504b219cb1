"""Members and partners by their codes and short names, for the search."""

import re
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from content.exact_names import CODE, OTHER, rows_of
from content.models.reading import type_of_reader
from members.models import Member, Partner

CODE_FORM = re.compile(r"[A-Za-z]{2,3}")
# 186th, 186e, 186.º, 186-й, 第186: a number with a sign that it is a place.
PLACE_FORM = re.compile(
    r"第?(\d{1,3})[.-]?(?:st|nd|rd|th|e|er|re|ème|eme|º|°|ª|й|я)", re.IGNORECASE
)
PLACE_IN_CHINESE = re.compile(r"第(\d{1,3})")


def by_code(words: str, user: type_of_reader) -> list[QuerySet]:
    """The hook of EXACT_NAMES: Members by ISO code and by place, partners by short name."""
    members: Any = Member.objects.visible_to(user)
    partners = Partner.objects.visible_to(user).filter(abbreviation__iexact=words)
    found = [rows_of(partners, OTHER)]
    if CODE_FORM.fullmatch(words):
        code = words.upper()
        found.append(rows_of(members.filter(Q(iso_alpha2=code) | Q(iso_alpha3=code)), CODE))
    if place := PLACE_FORM.fullmatch(words) or PLACE_IN_CHINESE.fullmatch(words):
        found.append(rows_of(_joined_at(members, int(place[1])), CODE))
    return found


def _joined_at(members: Any, place: int) -> QuerySet:
    """The Members that joined at this place, which those who joined on one day share."""
    counted = Member.objects.counted().order_by().annotate(all=Value(1)).values("all")
    number = counted.annotate(n=Count("pk")).values("n")
    before = number.filter(joined_on__lt=OuterRef("joined_on"))
    with_it = number.filter(joined_on__lte=OuterRef("joined_on"))
    return (
        members.counted()
        .annotate(
            before=Coalesce(Subquery(before, IntegerField()), 0),
            with_it=Coalesce(Subquery(with_it, IntegerField()), 0),
        )
        .filter(before__lt=place, with_it__gte=place)
    )
