"""Vice-chairs as pages show them: which Member spoke for a region, and when."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from content.facts import FactValue, text_value
from content.models import Basis, Version
from members.models import ViceChair


class Term(NamedTuple):
    """A term of a vice-chair in words; `name` is the person's, where it is known."""

    member: FactValue
    name: str
    years: str
    is_current: bool
    is_sample: bool


def newest_first(rows: Iterable[ViceChair], texts: Mapping[int, Version]) -> list[Term]:
    """The terms of Members whose texts are among these, by id: who is in office comes first.

    Terms of which no year is known come last.
    """
    shown = [row for row in rows if row.member_id in texts]
    shown.sort(key=lambda row: (row.is_current, row.began_on or row.ended_on, row.pk), reverse=True)
    return [
        Term(
            text_value(texts[row.member_id]),
            row.name,
            row.years,
            row.is_current,
            row.basis == Basis.SAMPLE,
        )
        for row in shown
    ]
