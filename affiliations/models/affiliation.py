"""Affiliations: which organization a person speaks for, as what, and from when to when.

Only the verbs change them. Each locks the person's row first, so that the end of the account is
exact whatever happens at the same moment, and each writes the audit log.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from affiliations.models.choices import AffiliationRole, Organization
from affiliations.models.current import AffiliationQuerySet
from affiliations.models.days import DayBefore, Days
from affiliations.models.lasting import keep_end, locked
from audit.models import Action
from audit.recording import record
from members.models import Member, Partner

A_DAY = timedelta(days=1)
NOBODY = Value(0)


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
        _("role there"), max_length=11, choices=AffiliationRole, default=AffiliationRole.DELEGATE
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
    # How often, and when last, the focal point was asked since then.
    asked_times = models.PositiveSmallIntegerField(default=0, editable=False)
    asked_on = models.DateField(null=True, editable=False)
    end_reason = models.CharField(
        _("why it ended"), max_length=200, blank=True, help_text=_("Kept with the history.")
    )

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
                # One that was ended at once, or before it began, never held.
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=DayBefore("starts_on")),
                name="affiliation_ends_after_start",
                violation_error_message=_("The last day is before the first."),
            ),
            ExclusionConstraint(
                name="affiliation_overlaps_no_other",
                expressions=[
                    ("user", "="),
                    ("organization", "="),
                    (Coalesce("member", NOBODY), "="),
                    (Coalesce("partner", NOBODY), "="),
                    ("role", "="),
                    (Days("starts_on", "ends_on"), "&&"),
                ],
                violation_error_message=_(
                    "The person has this role at this organization already in these days."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["user", "ends_on"], name="affiliation_of_user"),
            models.Index(fields=["member", "ends_on"], name="affiliation_of_member"),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"

    def clean(self):
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on - A_DAY:
            raise ValidationError({"ends_on": _("The last day is before the first.")})

    @transaction.atomic
    def begin(self, *, by: User | None, groups: Iterable[Group] = ()) -> None:
        """Write this new affiliation down, with its groups.

        Raises ValidationError where it overlaps one like it, or where a group holds rights.
        """
        self._lock()
        self._check(groups := list(groups))
        self.save(force_insert=True)
        self.groups.set(groups)
        self._tell(Action.AFFILIATION_BEGUN, by, self._facts())

    @transaction.atomic
    def change(self, *, by: User | None, groups: Iterable[Group] | None = None) -> bool:
        """Write down the role and the days as they are set here, and the groups where given.

        Whether anything changed. Raises ValidationError as `begin` does.
        """
        self._lock()
        before = type(self).objects.get(pk=self.pk)._facts()
        self._check(groups := list(self.groups.all() if groups is None else groups))
        self.save(update_fields=["role", "starts_on", "ends_on"])
        self.groups.set(groups)
        after = self._facts()
        changes = {
            name: [before[name], after[name]] for name in after if before[name] != after[name]
        }
        if changes:
            self._tell(Action.AFFILIATION_CHANGED, by, changes)
        return bool(changes)

    @transaction.atomic
    def end(self, *, by: User | None, reason: str = "", on: date | None = None) -> bool:
        """End it with that day; without one at once, so that yesterday was the last.

        False where it ends no later as it is.
        """
        self._lock()
        self.refresh_from_db(fields=["starts_on", "ends_on"])
        on = on or timezone.localdate() - A_DAY
        if self.ends_on is not None and self.ends_on <= on:
            return False
        # One that had not begun never holds.
        self.starts_on = min(self.starts_on, on + A_DAY)
        self.ends_on, self.end_reason = on, reason
        self.save(update_fields=["starts_on", "ends_on", "end_reason"])
        self._tell(Action.AFFILIATION_ENDED, by, self._facts())
        return True

    @transaction.atomic
    def confirm(self, *, by: User | None, on: date | None = None) -> bool:
        """Somebody says that the person is still there; False where it is over or confirmed."""
        self._lock()
        on = on or timezone.localdate()
        open_ones = type(self).objects.current(on).filter(pk=self.pk)
        columns = {"confirmed_on": on, "asked_times": 0, "asked_on": None}
        confirmed = open_ones.exclude(confirmed_on=on).update(**columns)
        if confirmed:
            self.confirmed_on = on
            self._tell(Action.AFFILIATION_CONFIRMED, by, {"confirmed_on": on.isoformat()})
        return bool(confirmed)

    def _lock(self) -> None:
        """Let nobody else change the affiliations of this person until the transaction ends."""
        self.user = locked(self.user_id)

    def _check(self, groups: list[Group]) -> None:
        self.full_clean()
        if Group.objects.filter(pk__in=[g.pk for g in groups], permissions__isnull=False).exists():
            raise ValidationError({"groups": _("Groups with rights are given by the account.")})

    def _facts(self) -> dict[str, Any]:
        """What the audit log tells of it."""
        named = self.member or self.partner
        return {
            "organization": named.slug if named else self.organization,
            "role": self.role,
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat() if self.ends_on else None,
            "groups": sorted(self.groups.values_list("name", flat=True)),
        }

    def _tell(self, action: Action, by: User | None, details: dict[str, Any]) -> None:
        """Write the audit log, and how long the account lasts now."""
        named = self.member or self.partner
        subject = f"{self.pk}: {named.slug if named else self.organization}"
        record(action, by=by, person=self.user, subject=subject, details=details)
        keep_end(self.user, by)
