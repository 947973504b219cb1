"""What an organiser writes to those who take part."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.languages import CHOICES
from registrations.models.choices import RegistrationState
from registrations.models.form import RegistrationForm
from registrations.models.registration import Registration


class OrganiserMessage(models.Model):
    """A message to everybody of an event whose registration stands in one of these states."""

    form = models.ForeignKey(RegistrationForm, on_delete=models.CASCADE, related_name="messages")
    states = ArrayField(
        models.CharField(max_length=11, choices=RegistrationState), verbose_name=_("to")
    )
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("message to participants")
        verbose_name_plural = _("messages to participants")

    def __str__(self):
        return f"{self.form}: {self.pk}"


class MessageText(models.Model):
    """The message in one language; who reads another gets the best that there is."""

    message = models.ForeignKey(OrganiserMessage, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    subject = models.CharField(pgettext_lazy("letter", "subject"), max_length=150)
    body = models.TextField(_("message"))

    class Meta:
        verbose_name = _("text of a message")
        verbose_name_plural = _("texts of a message")
        constraints = [
            models.UniqueConstraint(fields=["message", "language"], name="messagetext_once"),
        ]

    def __str__(self):
        return self.subject


class MessageCopy(models.Model):
    """One of those whom a message goes to, settled when it is sent; each gets one letter."""

    message = models.ForeignKey(OrganiserMessage, on_delete=models.CASCADE, related_name="copies")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["message", "registration"], name="messagecopy_once"),
        ]
        indexes = [
            models.Index(
                fields=["message"],
                condition=models.Q(written_at=None),
                name="messagecopy_unwritten",
            ),
        ]

    def __str__(self):
        return f"{self.message_id}: {self.registration_id}"
