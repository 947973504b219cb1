"""Picks: what editors hold up, in their own order, until a moment."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry


class PickQuerySet(models.QuerySet):
    def current(self, at: datetime | None = None) -> Self:
        """Picks whose end has not come at that moment (now)."""
        at = at or timezone.now()
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))


class Pick(models.Model):
    """An entry picked by hand among those of its kind: "current news" are picked news."""

    entry = models.OneToOneField(
        Entry, verbose_name=_("entry"), on_delete=models.CASCADE, related_name="pick"
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The smallest number comes first.")
    )
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Brussels time; empty: until removed.")
    )

    changes_by_time = ["ends_at"]
    objects = PickQuerySet.as_manager()

    class Meta:
        verbose_name = _("pick")
        verbose_name_plural = _("picks")

    def __str__(self):
        return str(self.entry)
