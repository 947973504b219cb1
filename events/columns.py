"""What the exports of events and working bodies say."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.languages import LANGUAGES
from content.open_data.columns import (
    DAY,
    LANGUAGE,
    MOMENT,
    NAME,
    NUMBER,
    STRING,
    Column,
    fact,
    list_of,
    name_of,
    one_of,
    optional,
)
from content.open_data.tables import Table
from events.models import Attendance, BodyCategory, Days, Event, EventCategory, EventStatus
from events.names import bodies
from events.wording import local_stamp


def _local(moment: datetime, event: Event) -> str | None:
    """A moment by the clocks of the event; None where it has days alone."""
    return None if event.is_all_day else local_stamp(event, moment)


def _interpretation(event: Event) -> list[str]:
    return [LANGUAGES[code].tag for code in event.interpretation]


def _currency(event: Event) -> str | None:
    return event.fee_currency if event.fee else None


class EventTable(Table):
    name = "events"
    own = [
        fact("category", one_of(EventCategory)),
        fact("status", one_of(EventStatus)),
        Column("body", optional(NAME), lambda event: name_of(event.body_text), field="body"),
        fact("starts_on", DAY),
        fact("ends_on", DAY),
        fact("days_known", one_of(Days)),
        Column(
            "starts_at",
            optional(MOMENT),
            lambda event: _local(event.starts_at, event),
            _("When it begins, by the clocks where it does; empty for days without times"),
        ),
        Column(
            "ends_at",
            optional(MOMENT),
            lambda event: _local(event.ends_at, event),
            _("When it ends, by the same clocks"),
        ),
        fact("zone", STRING),
        fact("attendance", one_of(Attendance)),
        fact("venue", STRING),
        fact("city", STRING),
        fact("country", STRING),
        Column("interpretation", list_of(LANGUAGE), _interpretation, field="interpretation"),
        fact("fee", NUMBER),
        Column("fee_currency", optional(STRING), _currency, field="fee_currency"),
        fact("attended", STRING),
    ]

    def prepare(self, entries: list[Any], labels, user):
        super().prepare(entries, labels, user)
        names = bodies(labels)
        for event in entries:
            event.body_text = names.get(event.body_id)


class BodyTable(Table):
    name = "bodies"
    own = [fact("category", one_of(BodyCategory)), fact("acronym", STRING)]
