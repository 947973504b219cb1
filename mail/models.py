"""Letters: what the portal sends, kept until it is sent and shown to staff if it never is."""

from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from mail.html import html_of

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
# A mail server that is away for a long weekend loses nothing.
PATIENCE = timedelta(days=5)
# What a server refuses for good, it may refuse for a mistake that somebody mends within hours.
REFUSED_PATIENCE = timedelta(hours=4)
PERMANENT = 500
MAX_ERROR = 500


def is_refused(error: Exception) -> bool:
    """Whether the mail server refuses this letter, or its reader, for good (RFC 5321: 5yz)."""
    codes = []
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
    elif isinstance(error, SMTPDataError):
        codes = [error.smtp_code]
    return bool(codes) and all(PERMANENT <= code < PERMANENT + 100 for code in codes)


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Given up")
    DROPPED = "dropped", _("Not sent: no longer for this reader")


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, at: datetime | None = None) -> Self:
        """Letters that should be on their way at that moment (now)."""
        return self.filter(state=State.WAITING, next_try_at__lte=at or timezone.now())


class Letter(models.Model):
    """One e-mail to one address. `mail.letters.write` makes it, `mail.tasks` sends it."""

    to = models.EmailField(_("to"))
    reply_to = models.EmailField(_("answers go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=10)
    # Where mail programs end letters of this sort with one click (RFC 8058).
    unsubscribe_url = models.URLField(max_length=300, blank=True, db_default="", editable=False)
    # A key of settings.LETTER_CHECKS, and what that has to know: see `may_be_sent`.
    check_name = models.CharField(max_length=40, blank=True, db_default="", editable=False)
    about = models.JSONField(
        default=dict, db_default=models.Value({}, models.JSONField()), editable=False
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.CharField(_("last error"), max_length=MAX_ERROR, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    trying_since = models.DateTimeField(_("tried since"), default=timezone.now)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="letter_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at__isnull=True)),
                name="letter_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(subject__regex=r"[\r\n]")
                & ~Q(to__regex=r"[\r\n]")
                & ~Q(reply_to__regex=r"[\r\n]"),
                name="letter_headers_are_lines",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state="waiting"), name="letter_waiting"
            ),
            models.Index(fields=["created_at"], name="letter_created"),
        ]

    def __str__(self):
        return self.subject

    def message(self) -> EmailMultiAlternatives:
        """The letter for the mail server: the same at each try, so that a double is known."""
        host = urlsplit(settings.SITE_URL).hostname
        ending = {
            "List-Unsubscribe": f"<{self.unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        message = EmailMultiAlternatives(
            self.subject,
            self.body,
            to=[self.to],
            reply_to=[self.reply_to] if self.reply_to else None,
            headers={
                "Message-ID": f"<letter-{self.pk}-{self.created_at:%Y%m%dT%H%M%S}@{host}>",
                "Content-Language": self.language,
                "Auto-Submitted": "auto-generated",
                **(ending if self.unsubscribe_url else {}),
            },
        )
        message.attach_alternative(html_of(self.subject, self.body, self.language), "text/html")
        return message

    def may_be_sent(self) -> bool:
        """Whether its reader may still know what it says: asked before every try.

        The room that wrote it answers by a function of `about`, and may write another instead.
        """
        if not self.check_name:
            return True
        return import_string(settings.LETTER_CHECKS[self.check_name])(self.about)

    def drop(self) -> None:
        """Never send it, and forget what it said."""
        self.state, self.body = State.DROPPED, ""
        self.save(update_fields=["state", "body"])

    def mark_sent(self) -> None:
        self.tries += 1
        self.state, self.error, self.sent_at = State.SENT, "", timezone.now()
        self.save(update_fields=["tries", "state", "error", "sent_at"])

    def put_off(self, error: Exception) -> None:
        """Try again after a pause that grows, until the patience ends: sooner where refused."""
        self.tries += 1
        # No text column holds NUL, and a mail server may say anything.
        self.error = f"{type(error).__name__}: {error}".replace("\x00", "")[:MAX_ERROR]
        pause = min(FIRST_PAUSE * 2 ** min(self.tries - 1, 16), LONGEST_PAUSE)
        self.next_try_at = timezone.now() + pause
        patience = REFUSED_PATIENCE if is_refused(error) else PATIENCE
        if self.next_try_at > self.trying_since + patience:
            self.state = State.GIVEN_UP
        self.save(update_fields=["tries", "error", "state", "next_try_at"])
