"""Which affiliations hold, and of which somebody should say whether they still do."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from affiliations.models.choices import Organization

if TYPE_CHECKING:
    pass

# A focal point is asked for its word once a year, and once more when it gives none.
YEAR, PAUSE, MOST_ASKED = timedelta(days=365), timedelta(days=30), 2


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def current(self, on: date | None = None) -> Self:
        """Affiliations that hold on that day (today, in Brussels)."""
        on = on or timezone.localdate()
        return self.not_over(on).filter(starts_on__lte=on)

    def not_over(self, on: date | None = None) -> Self:
        """Affiliations that hold on that day (today) or later."""
        on = on or timezone.localdate()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def unconfirmed(self, since: date) -> Self:
        """Those of Members that hold today, and of which nobody has said so since that day."""
        last = Coalesce("confirmed_on", "starts_on")
        of_members = self.current().filter(organization=Organization.MEMBER)
        return of_members.alias(last_known_on=last).filter(last_known_on__lte=since)

    def to_ask(self, on: date) -> Self:
        """Those whose focal point is asked on that day, for the first time or once more."""
        never, again = Q(asked_times=0), Q(asked_times__lt=MOST_ASKED, asked_on__lte=on - PAUSE)
        return self.unconfirmed(on - YEAR).filter(never | again)

    def overdue(self, on: date | None = None) -> Self:
        """Those whose focal point was asked twice, and said nothing for a month."""
        on = on or timezone.localdate()
        return self.current(on).filter(asked_times__gte=MOST_ASKED, asked_on__lte=on - PAUSE)

    def last_day(self) -> date | None:
        """The last day of the last of them; None where there is none, or one without an end."""
        if self.filter(ends_on=None).exists():
            return None
        return self.aggregate(last=Max("ends_on"))["last"]
