"""Stated figures: numbers that no records of the portal can be counted for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatedFigure(models.Model):
    """A number that texts show by its name, with the day on which it was true."""

    name = models.CharField(
        _("name"),
        max_length=100,
        unique=True,
        help_text=_("As texts call it: members.total for {{ members.total }}."),
    )
    value = models.PositiveBigIntegerField(_("value"))
    as_of = models.DateField(_("true on"))
    source = models.TextField(_("source"), blank=True, help_text=_("Shown to editors only."))

    class Meta:
        verbose_name = _("stated figure")
        verbose_name_plural = _("stated figures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(name__regex=r"^[a-z_]+\.[a-z0-9-]+$"), name="figure_name_plain"
            ),
        ]

    def __str__(self):
        return self.name
