"""When a person last looked at a meeting: what came since is new to them."""

from django.conf import settings
from django.db import models

from meetings.models.meeting import Meeting


class Visit(models.Model):
    """The last visits of a person to a meeting's page; marks are since the one before."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="meeting_visits"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="visits")
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "meeting"], name="visit_once"),
        ]

    def __str__(self):
        return f"{self.user_id} {self.seen_at}"
