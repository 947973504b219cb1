"""What a person is to an organization."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organization(models.TextChoices):
    MEMBER = "member", _("Member")
    PARTNER = "partner", _("Partner")
    SECRETARIAT = "secretariat", _("Secretariat")


class AffiliationRole(models.TextChoices):
    DELEGATE = "delegate", _("Delegate")
    FOCAL_POINT = "focal_point", _("Focal point")
    OBSERVER = "observer", _("Observer")
    STAFF = "staff", _("Staff")
