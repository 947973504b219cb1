"""The six regions of the Organization."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry


class Region(Entry):
    """A region of the Organization."""

    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
