"""What the exports of events and working bodies say."""

from content.open_data.columns import DAY, STRING, fact, one_of
from content.open_data.tables import Table
from events.models import Attendance, BodyCategory, EventCategory, EventStatus


class EventTable(Table):
    name = "events"
    own = [
        fact("category", one_of(EventCategory)),
        fact("status", one_of(EventStatus)),
        fact("starts_on", DAY),
        fact("ends_on", DAY),
        fact("zone", STRING),
        fact("attendance", one_of(Attendance)),
        fact("city", STRING),
        fact("country", STRING),
    ]


class BodyTable(Table):
    name = "bodies"
    own = [fact("category", one_of(BodyCategory)), fact("acronym", STRING)]
