"""What happened to a request and what staff noted on it: never shown to the applicant."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from affiliations.models.request import AccessRequest
from affiliations.models.request_states import Step


class RequestLine(models.Model):
    """One line of the history of a request, written by a person or by the portal itself."""

    request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField(_("moment"), default=timezone.now)
    by = models.ForeignKey(
        User, verbose_name=_("who"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    step = models.CharField(_("step"), max_length=10, choices=Step)
    words = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("line of a request")
        verbose_name_plural = _("lines of requests")
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=Step.values), name="request_line_step_known"
            ),
        ]

    def __str__(self):
        return self.get_step_display()
