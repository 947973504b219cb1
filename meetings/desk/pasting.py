"""An agenda pasted as text: what was understood is shown, then written onto the items."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.desk.agenda_text import Reading, read_agenda
from meetings.desk.places import apply_lines
from meetings.desk.refusals import RefusedError


class Pasted:
    """A text, what was understood of it, and what it would do to the agenda."""

    def __init__(self, desk: Any, text: str):
        self.text = text
        self.reading: Reading = read_agenda(text)
        numbers = {item.number: item for item in desk.items}
        self.rows = [(line, numbers.get(line.number)) for line in self.reading.lines]
        named = {line.number for line in self.reading.lines}
        self.left = [item for item in desk.items if item.number not in named]


def paste(desk: Any, data: Any) -> str | None:
    """Write what was understood onto the agenda; without the word to do so, only show it."""
    desk.pasted = Pasted(desk, data.get("text", ""))
    lines = desk.pasted.reading.lines
    if not lines:
        raise RefusedError(_("No line was understood: begin each item with its number."))
    if "_apply" not in data:
        return None
    added, changed = apply_lines(desk.meeting, desk.language.code, lines)
    unread = desk.pasted.reading.unread
    desk.pasted = None
    told = [ngettext("%(n)s item is added.", "%(n)s items are added.", added) % {"n": added}]
    if changed:
        told.append(
            ngettext("%(n)s item is changed.", "%(n)s items are changed.", changed) % {"n": changed}
        )
    if unread:
        left = " · ".join(line.text for line in unread)
        told.append(_("Not understood: %(lines)s") % {"lines": left})
    return " ".join(told)
