"""Meetings: events with an agenda."""

from typing import Any, Self

from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from audit.models import Action
from audit.recording import record
from content.audited import subject_of
from content.models.attachment import FileAccess
from events.models import Event


class ArchivedError(Exception):
    """A verb was asked of a meeting that is archived, whose papers stay as they are."""


class MeetingQuerySet(models.QuerySet):
    def hold(self) -> Self:
        """Keep these meetings as they are until the transaction ends.

        Raises ArchivedError where one of them is archived.
        """
        held: Any = self.select_for_update(of=("self",)).order_by("pk")
        for meeting in held:
            if meeting.is_archived:
                raise ArchivedError(str(meeting.pk))
        return held


class Meeting(models.Model):
    """What makes an event a meeting.

    Once archived, its agenda, documents and decisions stay as they are; the page of the event can
    still be corrected.
    """

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
        default=FileAccess.REGISTERED,
        help_text=_("Proposed for a new document; each document says it for itself."),
    )
    document_groups = models.ManyToManyField(Group, verbose_name=_("selected groups"), blank=True)
    archived_at = models.DateTimeField(_("archived"), null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

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

    @transaction.atomic
    def archive(self, by: User) -> None:
        """Keep agenda, documents and decisions as they are for good, within reach of readers.

        Raises ArchivedError where that has been done.
        """
        Meeting.objects.filter(pk=self.pk).hold()
        self.archived_at = timezone.now()
        self.save(update_fields=["archived_at"])
        record(Action.MEETING_ARCHIVED, by=by, subject=subject_of(self.event))

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None
