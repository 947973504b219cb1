"""Members and partners by their codes and short names, for the search."""

import re
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from content.compiled import Asked, Question, compiled_once
from content.exact_names import CODE, OTHER, rows_of
from content.models.reading import type_of_reader
from members.models import Member, Partner

CODE_FORM = re.compile(r"[A-Za-z]{2,3}")
# 186th, 186e, 186.º, 186-й, 第186: a number with a sign that it is a place.
PLACE_FORM = re.compile(
    r"第?(\d{1,3})[.-]?(?:st|nd|rd|th|e|er|re|ème|eme|º|°|ª|й|я)", re.IGNORECASE
)
PLACE_IN_CHINESE = re.compile(r"第(\d{1,3})")


def by_code(words: str) -> list[Question]:
    """The hook of EXACT_NAMES: Members by ISO code and by place, partners by short name."""
    questions = [_partners_abbreviated(words=words)]
    if CODE_FORM.fullmatch(words):
        questions.append(_members_with_code(code=words.upper()))
    if place := PLACE_FORM.fullmatch(words) or PLACE_IN_CHINESE.fullmatch(words):
        questions.append(_joined_at(timezone.localdate(), place=int(place[1])))
    return questions


@compiled_once
def _partners_abbreviated(_reader: type_of_reader) -> QuerySet:
    return rows_of(Partner.objects.filter(abbreviation__iexact=Asked("words")), OTHER)


@compiled_once
def _members_with_code(_reader: type_of_reader) -> QuerySet:
    has_code = Q(iso_alpha2=Asked("code")) | Q(iso_alpha3=Asked("code"))
    return rows_of(Member.objects.filter(has_code), CODE)


@compiled_once
def _joined_at(_reader: type_of_reader, today: date) -> QuerySet:
    """The Members that joined at this place, which those who joined on one day share."""
    members: Any = Member.objects.counted(today)
    counted = members.order_by().annotate(all=Value(1)).values("all")
    number = counted.annotate(n=Count("pk")).values("n")
    before = number.filter(joined_on__lt=OuterRef("joined_on"))
    with_it = number.filter(joined_on__lte=OuterRef("joined_on"))
    joined = members.annotate(
        before=Coalesce(Subquery(before, IntegerField()), 0),
        with_it=Coalesce(Subquery(with_it, IntegerField()), 0),
    ).filter(before__lt=Asked("place"), with_it__gte=Asked("place"))
    return rows_of(joined, CODE)
