"""Who leads a working body, and who did."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from content.facts import FactValue, text_value
from content.languages import current_language
from content.models import Basis, Entry, Version
from content.models.reading import type_of_reader
from events.models import Office, Officer, WorkingBody

ORDER = list(Office.values)


@dataclass(frozen=True)
class Seat:
    """A term of office as the page shows it: the office, who holds it, and since when."""

    office: Any
    name: str
    member: FactValue | None
    years: str
    note: str


class Officers(NamedTuple):
    """Those in office, in the order of the offices, and earlier ones, the latest first."""

    current: list[Seat]
    former: list[Seat]


def officers_of(body: WorkingBody, user: type_of_reader) -> Officers:
    """The terms of office of a body: two statements, one where no Member is named."""
    rows = list(body.officers.order_by("-began_on", "pk"))
    members = _members([row.member_id for row in rows if row.member_id], user)
    current = [row for row in rows if row.is_current]
    current.sort(key=lambda row: ORDER.index(row.office))
    former = [row for row in rows if not row.is_current]
    return Officers(
        *([_seat(row, members.get(row.member_id)) for row in part] for part in [current, former])
    )


def _members(pks: list[int], user: type_of_reader) -> dict[int | None, FactValue]:
    if not pks:
        return {}
    visible = Entry.objects.visible_to(user).filter(pk__in=pks)
    texts = Version.objects.shown_in(current_language().code)
    found = texts.filter(entry__in=visible.values("pk")).select_related("entry")
    return {text.entry_id: text_value(text) for text in found}


def _seat(officer: Officer, member: FactValue | None) -> Seat:
    note = _("Sample") if officer.basis == Basis.SAMPLE else ""
    return Seat(officer.get_office_display(), officer.name, member, officer.years, note)
