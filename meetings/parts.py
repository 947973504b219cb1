"""What the page of an event shows where it is a meeting: agenda, changes, earlier sessions."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from content import dates
from content.kept import Kept
from content.languages import LANGUAGES, current_language
from content.presentation import present
from content.zones import place_of
from events.models import Event
from events.parts import Part
from meetings.changes import changes_of
from meetings.models import Meeting
from meetings.packs.parts import of_event as pack_of_event
from meetings.sheet import sheet_of

MOST_SESSIONS = 6


def agenda_of_event(request: HttpRequest, event: Event, kept: Kept) -> Part | None:
    """The agenda with its documents, and how many there are: two statements beside the pack's."""
    if not hasattr(event, "meeting"):
        return None
    sheet = sheet_of(request, event, kept)
    context = {
        "sheet": sheet,
        "event": event,
        "languages": list(LANGUAGES.values()),
        "archived_on": dates.day(sheet.meeting.archived_at),
        "documents_on": _expected(sheet.meeting),
        "has_times": any(item.when for item in sheet.items),
        "place": place_of(event.zone, current_language().tag),
        "rendered_at": timezone.now().isoformat(),
        "pack": pack_of_event(request, event, kept),
    }
    return Part(
        "agenda",
        _("Agenda and documents"),
        "meetings/parts/agenda.html",
        head="meetings/parts/head.html",
        context=context,
    )


def changes_of_event(request: HttpRequest, event: Event, kept: Kept) -> Part | None:
    """What changed among the documents; no statement after that of the agenda."""
    if not hasattr(event, "meeting"):
        return None
    changes = changes_of(sheet_of(request, event, kept).shown)
    if not changes:
        return None
    return Part(
        "changes", _("What changed"), "meetings/parts/changes.html", context={"changes": changes}
    )


def sessions_of_event(request: HttpRequest, event: Event, kept: Kept) -> Part | None:
    """Earlier sessions of the body: one statement where the event has a body."""
    if event.body_id is None:
        return None
    events = Event.objects.visible_to(request.user).latest_first()
    earlier = events.filter(body=event.body_id, starts_at__lt=event.starts_at)
    entries: list[Any] = earlier.one_statement(
        current_language().code, MOST_SESSIONS, kinds=["event"]
    )
    entries.sort(key=lambda entry: (entry.event.starts_at, entry.pk), reverse=True)
    if not entries:
        return None
    present(entries, kept)
    return Part(
        "earlier",
        _("Earlier sessions"),
        "meetings/parts/earlier.html",
        context={"entries": entries},
    )


def _expected(meeting: Meeting) -> str:
    """The day on which documents are expected; nothing once that is over."""
    day = meeting.documents_on
    return dates.day(day) if day and day >= timezone.localdate() else ""
