"""Where the items of an agenda stand: added, moved, taken away; sub-items behind their item."""

import re
from collections.abc import Iterable

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.desk.agenda_text import Line
from meetings.desk.refusals import RefusedError
from meetings.models import AgendaItem, AgendaText, Meeting
from meetings.numbering import WHOLE_NUMBER, parent_of, sort_key


def in_order(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.items.order_by("position", "pk"))


def move(meeting: Meeting, item: AgendaItem, by: int) -> str:
    """Take an item, with its sub-items, past the next one of the same rank."""
    items = in_order(meeting)
    rank = [other for other in items if other.parent_id == item.parent_id]
    place = next(n for n, other in enumerate(rank) if other.pk == item.pk)
    if not 0 <= place + by < len(rank):
        return _("Item %(number)s stands there already.") % {"number": item.number}
    rank[place], rank[place + by] = rank[place + by], rank[place]
    others = [other for other in items if other.parent_id != item.parent_id]
    number_places([*rank, *others])
    return _("Item %(number)s is moved.") % {"number": item.number}


def number_places(items: Iterable[AgendaItem]) -> None:
    """Give places in this order of the items of one rank, sub-items behind their item."""
    below: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        below.setdefault(item.parent_id, []).append(item)
    order: list[AgendaItem] = []

    def walk(parent: int | None) -> None:
        for item in below.get(parent, []):
            order.append(item)
            walk(item.pk)

    walk(None)
    for place, item in enumerate(order, 1):
        item.position = place
    AgendaItem.objects.bulk_update(order, ["position"])


def add_last(meeting: Meeting) -> str:
    """One more item, under the next free number."""
    items = in_order(meeting)
    number = str(1 + max((int(i.number) for i in items if i.number.isdigit()), default=0))
    return _add(meeting, items, None, number)


def add_below(meeting: Meeting, item: AgendaItem) -> str:
    """One more sub-item: 2.3 after 2.2."""
    items = in_order(meeting)
    own = [i.number.removeprefix(f"{item.number}.") for i in items if i.parent_id == item.pk]
    number = f"{item.number}.{1 + max((int(n) for n in own if n.isdigit()), default=0)}"
    if not re.match(WHOLE_NUMBER, number):
        raise RefusedError(_("Item %(number)s has no sub-items.") % {"number": item.number})
    return _add(meeting, items, item, number)


def _add(meeting: Meeting, items: list[AgendaItem], parent: AgendaItem | None, number: str) -> str:
    item = AgendaItem.objects.create(
        meeting=meeting, parent=parent, number=number, position=len(items) + 1
    )
    number_places([*items, item])
    return _("Item %(number)s is added: write its title.") % {"number": number}


def delete(meeting: Meeting, item: AgendaItem) -> str:
    """Take an item away with its sub-items. Refused where a document stands below one of them."""
    try:
        item.delete()
    except ProtectedError as error:
        number = len(error.protected_objects)
        raise RefusedError(
            ngettext(
                "Item %(item)s stays: %(n)s document belongs to it. Move it first.",
                "Item %(item)s stays: %(n)s documents belong to it. Move them first.",
                number,
            )
            % {"item": item.number, "n": number}
        ) from error
    return _("Item %(number)s is deleted.") % {"number": item.number}


def keep_parents(meeting: Meeting) -> None:
    """Put each item below the one that its number names: 2.1 and 2a below 2."""
    items = in_order(meeting)
    by_number = {item.number: item for item in items}
    for item in items:
        item.parent = by_number.get(parent_of(item.number))
    AgendaItem.objects.bulk_update(items, ["parent"])
    number_places(items)


def write_title(item: AgendaItem, language: str, title: str) -> None:
    """Say what an item is called in a language; with no words, notes and decisions are kept."""
    text = AgendaText.objects.filter(item=item, language=language).first()
    if text is None and title:
        AgendaText.objects.create(item=item, language=language, title=title)
    elif text and title and text.title != title:
        text.title = title
        text.save(update_fields=["title"])
    elif text and not title and not (text.note or text.decision):
        text.delete()


def apply_lines(meeting: Meeting, language: str, lines: list[Line]) -> tuple[int, int]:
    """Write what was read onto the agenda, by number: how many items are new, how many changed.

    Items that the text does not name stay as they are.
    """
    items = {item.number: item for item in in_order(meeting)}
    added = 0
    for line in lines:
        item = items.get(line.number)
        if item is None:
            item = AgendaItem.objects.create(
                meeting=meeting, number=line.number, position=len(items) + 1
            )
            items[line.number], added = item, added + 1
        if line.starts:
            item.starts_time, item.ends_time = line.starts, line.ends
            item.save(update_fields=["starts_time", "ends_time"])
        write_title(item, language, line.title)
    if added:
        _sort(items, lines)
    keep_parents(meeting)
    return added, len(lines) - added


def _sort(items: dict[str, AgendaItem], lines: list[Line]) -> None:
    """The order of the text where it names every item, else that of the numbers."""
    numbers = [line.number for line in lines]
    if set(numbers) != set(items):
        numbers = sorted(items, key=sort_key)
    for place, number in enumerate(numbers, 1):
        items[number].position = place
    AgendaItem.objects.bulk_update(items.values(), ["position"])
