"""Following, on the pages of events and working bodies and on My page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.my_page import Link, Row
from accounts.my_page import Part as MyPart
from content.kept import Kept
from content.models import Entry
from events.models import WorkingBody
from events.parts import Part
from meetings.models import Pace
from meetings.notices.following import follow_of, named_follows


def of_event(request: HttpRequest, event: Any, kept: Kept) -> Part | None:
    """The button to follow a meeting that goes on: no statement, the event brings the pace."""
    meeting = getattr(event, "meeting", None)
    return _part(event, "event", event.pace) if meeting and not meeting.is_archived else None


def of_body(request: HttpRequest, body: WorkingBody, kept: Kept) -> Part | None:
    """The button to follow a working body: one statement for who has signed in."""
    follow = follow_of(request.user, body)
    return _part(body, "body", follow.pace if follow else None)


def my_follows(user: User) -> MyPart | None:
    """What somebody follows, and how soon they are told."""
    rows = [
        Row(text.title, text.entry.get_absolute_url(), follow.get_pace_display())
        for follow, text in named_follows(user)
    ]
    if not rows:
        return None
    more = [Link(_("Choose how often you are told"), reverse("notices:following"))]
    return MyPart("following", _("What I follow"), rows, more=more)


def _part(entry: Entry, kind: str, pace: str | None) -> Part:
    context = {
        "action": reverse("notices:follow", args=[kind, entry.pk]),
        "pace": Pace(pace).label if pace and pace != Pace.NEVER else "",
        "kind": kind,
    }
    return Part("follow", card="meetings/parts/follow.html", context=context)
