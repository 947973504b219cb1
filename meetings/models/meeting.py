"""Meetings: events with an agenda."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models.attachment import FileAccess
from events.models import Event


class Meeting(models.Model):
    """What makes an event a meeting. Once archived, nothing of it changes any more."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="meeting"
    )
    documents_on = models.DateField(
        _("documents expected on"), null=True, blank=True, help_text=_("Shown until there are any.")
    )
    document_access = models.CharField(
        _("who may open its documents"),
        max_length=10,
        choices=FileAccess,
        default=FileAccess.INHERIT,
        help_text=_("Proposed for a new document; each document says it for itself."),
    )
    document_groups = models.ManyToManyField(Group, verbose_name=_("selected groups"), blank=True)
    archived_at = models.DateTimeField(_("archived"), null=True, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(document_access__in=FileAccess.values), name="meeting_access_known"
            ),
        ]

    def __str__(self):
        return str(self.event)

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None
