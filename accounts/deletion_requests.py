"""Requests of people to erase their account."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# One month, as laws on data protection commonly give (GDPR, article 12(3)).
ANSWERED_WITHIN = timedelta(days=30)


class DeletionRequestQuerySet(models.QuerySet["DeletionRequest"]):
    def open(self) -> Self:
        """Requests that nobody has acted on nor taken back."""
        return self.filter(taken_back_at=None, erased_at=None)

    def lately(self) -> Self:
        """Requests of the last day that nobody has acted on."""
        return self.filter(asked_at__gt=timezone.now() - timedelta(days=1), erased_at=None)


class DeletionRequest(models.Model):
    """Somebody wants the account erased; it is open until that is done or taken back."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="deletion_requests",
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, db_index=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects = DeletionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for deletion")
        verbose_name_plural = _("requests for deletion")
        default_permissions = ["view"]
        permissions = [("erase_account", "Can erase accounts")]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(taken_back_at=None, erased_at=None),
                name="deletion_request_open_once",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(erased_at=None),
                name="deletion_request_ends_once",
            ),
        ]

    def __str__(self):
        return str(self.user)

    @property
    def due_on(self) -> date:
        """The day in Brussels by which staff act."""
        return timezone.localdate(self.asked_at) + ANSWERED_WITHIN

    def take_back(self) -> None:
        self.taken_back_at = timezone.now()
        self.save(update_fields=["taken_back_at"])

    def ask_again(self) -> None:
        self.taken_back_at = None
        self.save(update_fields=["taken_back_at"])
