"""Meetings: agendas, working documents, and what people follow and fetched of them."""

from meetings.models.agenda import AgendaItem, AgendaText
from meetings.models.document import DueLanguage, Part, Standing, WorkingDocument
from meetings.models.follow import Follow, Pace
from meetings.models.meeting import ArchivedError, Meeting
from meetings.models.pack import Pack, PackReceipt
from meetings.models.visit import Visit

__all__ = [
    "AgendaItem",
    "AgendaText",
    "ArchivedError",
    "DueLanguage",
    "Follow",
    "Meeting",
    "Pace",
    "Pack",
    "PackReceipt",
    "Part",
    "Standing",
    "Visit",
    "WorkingDocument",
]
