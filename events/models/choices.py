"""The values that columns of events may have."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventCategory(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    CONFERENCE = "conference", _("Conference")
    WORKSHOP = "workshop", _("Workshop")
    COURSE = "course", _("Course")
    CELEBRATION = "celebration", _("Celebration")


class EventStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CONFIRMED = "confirmed", _("Confirmed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


class Attendance(models.TextChoices):
    UNKNOWN = "", _("Not known")
    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Days(models.TextChoices):
    """How well the days of an event are known."""

    DAY = "day", _("The days are known")
    MONTH = "month", _("Only the month is known")
    YEAR = "year", _("Only the year is known")
