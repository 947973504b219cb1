"""The programme of an event, day by day, and who speaks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from events.models.event import Event


class Speaker(models.Model):
    """Somebody who speaks at an event. Names and functions are shown as they are written."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="speakers")
    position = models.PositiveIntegerField(_("position"), default=0)
    name = models.CharField(_("name"), max_length=200)
    function = models.CharField(_("function"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self):
        return self.name


class ProgrammeItem(models.Model):
    """A line of the programme, on a day of the event; times by the clocks of the event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    day = models.DateField(_("day"))
    starts_time = models.TimeField(_("begins at"), null=True, blank=True)
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    speakers = models.ManyToManyField(
        Speaker, verbose_name=_("speakers"), blank=True, related_name="items"
    )

    class Meta:
        verbose_name = _("item of the programme")
        verbose_name_plural = _("programme")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_time=None) | Q(ends_time__gt=F("starts_time")),
                name="programmeitem_ends_later",
                violation_error_message=_("It must end after it begins."),
            ),
        ]
        indexes = [models.Index(fields=["event", "day"], name="programmeitem_of_day")]

    def __str__(self):
        return f"{self.day} {self.starts_time or ''}".strip()


class ProgrammeText(models.Model):
    """What a line of the programme says in one language."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        verbose_name = _("text of the programme")
        verbose_name_plural = _("texts of the programme")
        constraints = [
            models.UniqueConstraint(fields=["item", "language"], name="programmetext_once"),
        ]

    def __str__(self):
        return self.title
