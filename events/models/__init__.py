"""What happens when and where, and the bodies that meet."""

from events.models.body import BodyCategory, Office, Officer, WorkingBody
from events.models.calendar_link import CalendarLink
from events.models.choices import Attendance, Days, EventCategory, EventStatus
from events.models.event import LONGEST, Event, EventQuerySet
from events.models.programme import ProgrammeItem, ProgrammeText, Speaker

__all__ = [
    "LONGEST",
    "Attendance",
    "BodyCategory",
    "CalendarLink",
    "Days",
    "Event",
    "EventCategory",
    "EventQuerySet",
    "EventStatus",
    "Office",
    "Officer",
    "ProgrammeItem",
    "ProgrammeText",
    "Speaker",
    "WorkingBody",
]
