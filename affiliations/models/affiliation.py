"""Affiliations: which organization a person speaks for, as what, and from when to when."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Member, Partner


class Organization(models.TextChoices):
    MEMBER = "member", _("Member")
    PARTNER = "partner", _("Partner")
    SECRETARIAT = "secretariat", _("Secretariat")


class AffiliationRole(models.TextChoices):
    DELEGATE = "delegate", _("Delegate")
    FOCAL_POINT = "focal_point", _("Focal point")
    OBSERVER = "observer", _("Observer")
    STAFF = "staff", _("Staff")


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def current(self, on: date | None = None) -> Self:
        """Affiliations that hold on that day (today, in Brussels)."""
        on = on or timezone.localdate()
        not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        return self.filter(not_over, starts_on__lte=on)


class Affiliation(models.Model):
    """A person belongs to an organization; what is over stays as history."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="affiliations",
    )
    organization = models.CharField(_("organization"), max_length=11, choices=Organization)
    member = models.ForeignKey(
        Member,
        verbose_name=_("Member"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
    )
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
    )
    role = models.CharField(
        _("role"), max_length=11, choices=AffiliationRole, default=AffiliationRole.DELEGATE
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: until somebody ends it.")
    )
    groups = models.ManyToManyField(
        Group,
        verbose_name=_("groups"),
        blank=True,
        related_name="affiliations",
        help_text=_(
            "What else the person may read for this organization, such as a body's papers."
        ),
    )
    # The last day on which the focal point said that the person is still there.
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            models.CheckConstraint(
                condition=Q(organization=Organization.MEMBER, member__isnull=False, partner=None)
                | Q(organization=Organization.PARTNER, member=None, partner__isnull=False)
                | Q(organization=Organization.SECRETARIAT, member=None, partner=None),
                name="affiliation_names_its_organization",
                violation_error_message=_("Choose the one organization that the person is of."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=AffiliationRole.values), name="affiliation_role_known"
            ),
            models.CheckConstraint(
                condition=~Q(role=AffiliationRole.FOCAL_POINT)
                | Q(organization=Organization.MEMBER),
                name="affiliation_focal_point_of_member",
                violation_error_message=_("Only Members have focal points."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="affiliation_ends_after_start",
                violation_error_message=_("The last day is before the first."),
            ),
        ]
        indexes = [
            models.Index(fields=["user", "ends_on"], name="affiliation_of_user"),
            models.Index(fields=["member", "ends_on"], name="affiliation_of_member"),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"
