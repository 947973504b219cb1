"""The values that columns of registrations may have."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Audience(models.TextChoices):
    """Who may register for an event that they may read."""

    EVERYBODY = "everybody", _("Everybody")
    REGISTERED = "registered", _("Registered users")
    DELEGATES = "delegates", _("Delegates of Members and observers of partners")


class QuestionKind(models.TextChoices):
    LINE = "line", _("A line of text")
    TEXT = "text", _("Several lines of text")
    CHOICE = "choice", _("One of several choices")
    CHOICES = "choices", _("Any of several choices")
    YES_NO = "yes-no", _("Yes or no")


class RegistrationState(models.TextChoices):
    """How a registration stands. Who is on the waiting list gets the next free place."""

    UNPROVED = "unproved", _("Waits for the proof of the address")
    TO_NOMINATE = "to-nominate", _("Waits for the focal point")
    TO_APPROVE = "to-approve", _("Waits for the organiser")
    WAITING = "waiting", _("On the waiting list")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("registration", "Withdrawn")
