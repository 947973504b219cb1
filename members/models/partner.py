"""Partners of the Organization, and the memoranda signed with them."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Left, Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.dating import date_by
from content.models import Entry
from content.models.reading import EntryQuerySet
from content.partial_dates import PartialDateField, is_partial_date

RENEWAL_DAYS = 365


class PartnerCategory(models.TextChoices):
    UN_AGENCY = "un-agency", _("United Nations body")
    INTERNATIONAL = "international-organization", _("International organization")
    REGIONAL = "regional-organization", _("Regional organization")
    DEVELOPMENT_BANK = "development-bank", _("Development bank")
    DONOR = "donor", _("Donor")
    PRIVATE_SECTOR = "private-sector", _("Private sector")
    ACADEMIC = "academic", _("Academic institution")
    CIVIL_SOCIETY = "civil-society", _("Civil society")


class Partner(Entry):
    """An organization that works with ours."""

    category = models.CharField(_("type"), max_length=26, choices=PartnerCategory)
    abbreviation = models.CharField(_("short name"), max_length=60, blank=True)
    seat = models.CharField(_("seat"), max_length=100, blank=True)
    primary_contact = models.CharField(_("primary contact"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=PartnerCategory.values), name="partner_category_known"
            ),
        ]


def _is_after_signing(field: str, message: Any) -> models.CheckConstraint:
    """The constraint that a date known in part is no earlier than that of the signature."""
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__gte": Left("signed_on", Length(field))}),
        name=f"memorandum_{field}_after_signing",
        violation_error_message=message,
    )


class MemorandumStatus(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")
    REPLACED = "replaced", _("Replaced")


class MemorandumQuerySet(EntryQuerySet):
    def with_renewal(self, on: date | None = None) -> Self:
        """Each memorandum with `is_renewal_due`, as of that day (today)."""
        due = When(renewal_due(on), then=True)
        return self.annotate(is_renewal_due=Case(due, default=False))


def renewal_due(on: date | None = None) -> Q:
    """The condition on memoranda in force that end within a year of that day (today).

    Of an end that is known in part, its first day decides.
    """
    day = on or timezone.localdate()
    # As text, 2027 comes before 2027-01-01, and so on its first day it has come.
    limit = (day + timedelta(days=RENEWAL_DAYS)).isoformat()
    return Q(status=MemorandumStatus.IN_FORCE, ends_on__lte=limit) & ~Q(ends_on="")


class Memorandum(Entry):
    """A memorandum of understanding: its title names it, its summary says what it is about."""

    partners = models.ManyToManyField(
        Partner, verbose_name=_("parties"), related_name="memoranda", help_text=_("Beside us.")
    )
    status = models.CharField(
        _("status"), max_length=8, choices=MemorandumStatus, default=MemorandumStatus.IN_FORCE
    )
    signed_on = PartialDateField(_("signed on"))
    renewed_on = PartialDateField(_("renewed on"))
    ends_on = PartialDateField(_("in force until"))

    objects: ClassVar[Any] = MemorandumQuerySet.as_manager()

    class Meta:
        verbose_name = _("memorandum")
        verbose_name_plural = _("memoranda")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MemorandumStatus.values), name="memorandum_status_known"
            ),
            is_partial_date("signed_on", "memorandum_signed_on_date"),
            is_partial_date("renewed_on", "memorandum_renewed_on_date"),
            is_partial_date("ends_on", "memorandum_ends_on_date"),
            _is_after_signing("renewed_on", _("It must be renewed after it was signed.")),
            _is_after_signing("ends_on", _("It must end after it was signed.")),
        ]

    def save(self, *args, **kwargs):
        date_by(self, self.signed_on)
        super().save(*args, **kwargs)
