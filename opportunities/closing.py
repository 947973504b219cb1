"""When an opportunity closes, in words: by the clocks where it does, and by those of Brussels."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content import dates
from content.zones import HOME, wall_time
from opportunities.models import Opportunity, State


def present_closing(entries: Iterable[Any], at: datetime | None = None) -> None:
    """Give each opportunity, which must come `with_state`, how it stands in words.

    `closing` says how long is left, `closes_on`, `closes_words` and, for machines,
    `closes_stamp` when it closes where it does, `closes_at_home` the same in Brussels where the
    clocks differ.
    """
    at = at or timezone.now()
    for entry in entries:
        entry.is_open = entry.state == State.OPEN
        entry.state_words = State(entry.state).label
        entry.closing = _time_left(entry, at) if entry.is_open else entry.state_words
        entry.closes_words = entry.closes_on = entry.closes_stamp = entry.closes_at_home = ""
        if entry.closes_at:
            there, home = entry.closes_at.astimezone(entry.clock), entry.closes_at.astimezone(HOME)
            entry.closes_on = dates.day(there.date())
            entry.closes_words, entry.closes_stamp = wall_time(there), there.isoformat()
            is_other = there.utcoffset() != home.utcoffset()
            entry.closes_at_home = wall_time(home) if is_other else ""


def _time_left(entry: Opportunity, at: datetime) -> str:
    """The days until it closes, counted in Brussels: the portal's days begin there."""
    if entry.closes_at is None:
        return _("Open until further notice")
    days = (timezone.localdate(entry.closes_at) - timezone.localdate(at)).days
    if days == 0:
        return _("Closes today")
    return ngettext("Closes in %(days)s day", "Closes in %(days)s days", days) % {"days": days}
