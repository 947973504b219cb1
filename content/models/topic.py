"""Topics: the subjects that everything in the portal is filed under."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry


class Topic(Entry):
    """A subject of the Organization's work."""

    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
