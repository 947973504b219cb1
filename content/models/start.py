"""Where to start on a topic: what an editor picked by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry
from content.models.topic import Topic


class Start(models.Model):
    """An entry that a topic's page names before all others."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="starts")
    entry = models.ForeignKey(
        Entry,
        verbose_name=_("entry"),
        on_delete=models.CASCADE,
        related_name="starts_of",
        help_text=_("Type words of its title."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("entry to start with")
        verbose_name_plural = _("start here")
        constraints = [
            models.UniqueConstraint(fields=["topic", "entry"], name="start_entry_once"),
        ]

    def __str__(self):
        return str(self.position)
