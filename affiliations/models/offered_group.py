"""Which groups an applicant may ask to be in: those of working bodies, as staff offer them."""

from typing import Self

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferedGroupQuerySet(models.QuerySet["OfferedGroup"]):
    def in_order(self) -> Self:
        return self.select_related("group").order_by("position", "pk")


class OfferedGroup(models.Model):
    """A group without rights that the request for access offers as a working body."""

    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="offer"
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The smallest number comes first.")
    )

    objects = OfferedGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working body offered to applicants")
        verbose_name_plural = _("working bodies offered to applicants")

    def __str__(self):
        return str(self.group)
