"""The agenda of a meeting: numbered items and sub-items."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from meetings.models.meeting import Meeting
from meetings.numbering import WHOLE_NUMBER


class AgendaItem(models.Model):
    """An item of an agenda; times by the clocks of the event."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    number = models.CharField(_("number"), max_length=12, help_text=_("As people call it: 2, 2.1."))
    # The order in the whole agenda, sub-items behind their item.
    position = models.PositiveIntegerField(_("position"))
    day = models.DateField(_("day"), null=True, blank=True)
    starts_time = models.TimeField(_("begins at"), null=True, blank=True)
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="agendaitem_number_unique",
                violation_error_message=_("Another item has this number."),
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(number__regex=WHOLE_NUMBER),
                name="agendaitem_number_plain",
                violation_error_message=_("Number items as 2, 2.1 or 2a."),
            ),
            models.CheckConstraint(
                condition=Q(ends_time=None) | Q(ends_time__gt=F("starts_time")),
                name="agendaitem_ends_later",
                violation_error_message=_("It must end after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="agendaitem_not_its_own_parent",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="agendaitem_order")]

    def __str__(self):
        return self.number


class AgendaText(models.Model):
    """What an item of the agenda says in one language, and what was decided on it."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    title = models.CharField(_("title"), max_length=500)
    note = models.TextField(_("note"), blank=True)
    decision = models.TextField(_("decision"), blank=True)

    class Meta:
        verbose_name = _("text of an agenda item")
        verbose_name_plural = _("texts of an agenda item")
        constraints = [
            models.UniqueConstraint(fields=["item", "language"], name="agendatext_once"),
        ]

    def __str__(self):
        return self.title
