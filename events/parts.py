"""Parts: what rooms above this one show on the page of an event, or of a working body.

Each is a function of request, event or body, and what is kept, named in wco_portal/rooms.py, that
gives a Part, or None where there is nothing to show. It says itself how many statements it takes.
What a room needs to know of the reader and the event comes with the event: `with_facts`.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from content.kept import Kept
from content.models.reading import type_of_reader
from events.models import Event, WorkingBody


@dataclass
class Part:
    """A section of a page. `name` is its anchor: "agenda".

    `template` is the section itself, `head` stands below the title, `card` among the facts and
    the buttons of the card; each gets the part as `part`. Those without a `heading` are not among
    the jumps.
    """

    name: str
    heading: Any = ""
    template: str = ""
    head: str = ""
    card: str = ""
    context: dict[str, Any] = field(default_factory=dict)


def with_facts(events: Any, user: type_of_reader) -> Any:
    """Events with what the parts of their pages ask for, in the same statement."""
    for name in settings.EVENT_FACTS:
        events = events.annotate(**import_string(name)(user))
    return events


def parts_of(request: HttpRequest, event: Event, kept: Kept) -> list[Part]:
    """What there is to show of this event for this reader, who may read it, in order."""
    made = (import_string(name)(request, event, kept) for name in settings.EVENT_PARTS)
    return [part for part in made if part]


def parts_of_body(request: HttpRequest, body: WorkingBody, kept: Kept) -> list[Part]:
    """The same of a working body: a `card` stands among the links beside its text."""
    made = (import_string(name)(request, body, kept) for name in settings.BODY_PARTS)
    return [part for part in made if part]
