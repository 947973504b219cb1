"""The values that columns of entries and texts may have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    REGISTERED = "registered", _("Registered users")
    GROUPS = "groups", _("Selected groups")


class DatePrecision(models.TextChoices):
    DAY = "day", _("The day is known")
    MONTH = "month", _("Only the month is known")
    YEAR = "year", _("Only the year is known")
    NOT_BEFORE = "not-before", _("That day or later")
    UNKNOWN = "unknown", _("The date is not known")


class Basis(models.TextChoices):
    SOURCED = "sourced", _("From a source")
    KNOWLEDGE = "knowledge", _("From general knowledge")
    SAMPLE = "sample", _("Invented sample")


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN = [Status.DRAFT, Status.IN_REVIEW]
