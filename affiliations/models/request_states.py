"""What a request for access can be, in the words that people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AskedOrganization(models.TextChoices):
    MEMBER = "member", _("Member")
    PARTNER = "partner", _("Partner")
    OTHER = "other", _("Another organization")


class RequestState(models.TextChoices):
    SENT = "sent", _("Address not proved")
    OPEN = "open", _("Waiting for a decision")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")


class Endorsement(models.TextChoices):
    NONE = "", _("No answer yet")
    ENDORSED = "endorsed", _("Endorsed by the focal point")
    DECLINED = "declined", _("Not endorsed by the focal point")


class Refusal(models.TextChoices):
    """Ready reasons: whole sentences, which the applicant reads in the own language."""

    NOT_CONFIRMED = "unconfirmed", _("Nobody at the organization could confirm the request.")
    NOT_OFFICIAL = "address", _("The e-mail address is not an official one of the organization.")
    NOT_ENTITLED = "entitled", _("The portal is open to Members and partners of the WCO only.")
    NO_NEED = "purpose", _("What you need is on the public pages, for which no account is needed.")
    DOUBLE = "double", _("You have an account, or another request of yours was answered.")
    OTHER = "other", _("For the reason given below.")


class Step(models.TextChoices):
    """A line of the history of a request."""

    NOTE = "note", _("Note")
    PROVED = "proved", _("Address proved")
    TAKEN = "taken", _("Taken")
    GIVEN_BACK = "given_back", _("Given back")
    ENDORSED = "endorsed", _("Endorsed by the focal point")
    DECLINED = "declined", _("Not endorsed by the focal point")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")
