"""What people follow: a working body or one meeting, and how soon they want to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event, WorkingBody


class Pace(models.TextChoices):
    AT_ONCE = "at-once", _("At once")
    DAILY = "daily", _("Once a day")
    NEVER = "never", _("Never")


class Follow(models.Model):
    """A person's wish to be told of new documents, of one body or of one event.

    Who takes part in an event is told daily unless a row says otherwise.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    body = models.ForeignKey(
        WorkingBody, null=True, blank=True, on_delete=models.CASCADE, related_name="followers"
    )
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.CASCADE, related_name="followers"
    )
    pace = models.CharField(_("how soon"), max_length=8, choices=Pace, default=Pace.DAILY)
    # Not so for who takes part and has chosen nothing: they are followers as long as they do.
    is_chosen = models.BooleanField(default=True)
    # What was shown until then has been told.
    told_until = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=True, event__isnull=False)
                | Q(body__isnull=False, event__isnull=True),
                name="follow_one_thing",
            ),
            models.CheckConstraint(condition=Q(pace__in=Pace.values), name="follow_pace_known"),
            models.UniqueConstraint(fields=["user", "body"], name="follow_body_once"),
            models.UniqueConstraint(fields=["user", "event"], name="follow_event_once"),
        ]
        indexes = [models.Index(fields=["pace", "told_until"], name="follow_waiting")]

    def __str__(self):
        return f"{self.user_id} {self.pace}"
