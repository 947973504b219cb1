"""Which registrations count, hold a place, or wait: the querysets of registrations."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from affiliations.models import Affiliation, AffiliationRole
from registrations.models.choices import RegistrationState
from registrations.models.steps import ENDED, UNHEARD

if TYPE_CHECKING:
    from registrations.models.registration import Registration  # noqa: F401 (named in quotes)

# Where nobody proved the address in that time, the registration is forgotten.
PROOF_TIME = timedelta(days=7)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def current(self) -> Self:
        """Those that count: neither declined nor withdrawn."""
        return self.exclude(state__in=ENDED)

    def heard(self) -> Self:
        """Those that are the organiser's business: the person behind them is known."""
        return self.exclude(state__in=UNHEARD)

    def with_place(self) -> Self:
        return self.filter(state=RegistrationState.APPROVED)

    def oldest_first(self) -> Self:
        return self.order_by("asked_at", "pk")

    def waiting(self) -> Self:
        """The waiting list: who asked first gets the next free place."""
        return self.filter(state=RegistrationState.WAITING).oldest_first()

    def of_focal_point(self, user: User | AnonymousUser) -> Self:
        """Registrations for the Members whose focal point this person is today."""
        guided = Affiliation.objects.current().filter(
            user=user.pk, role=AffiliationRole.FOCAL_POINT
        )
        return self.filter(affiliation__member__in=guided.values("member"))

    def to_nominate(self, user: User | AnonymousUser) -> Self:
        """Those of them that wait for the word of the focal point, the oldest first."""
        waiting = self.of_focal_point(user).filter(state=RegistrationState.TO_NOMINATE)
        return waiting.oldest_first()

    def unproved(self, at: datetime | None = None) -> Self:
        """Registrations whose address nobody proved in time, and that wait for no request."""
        since = (at or timezone.now()) - PROOF_TIME
        waits = Q(request__isnull=False, request__ended_at=None)
        unproved = self.filter(state=RegistrationState.UNPROVED, asked_at__lte=since)
        return unproved.exclude(waits)
