"""The audit log: what people did that others may have to account for. Rows are only added.

The database itself refuses to change a row, and to delete one anywhere but in the command that
forgets what is kept long enough (see the migrations).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MAX_SUBJECT = 200


class Action(models.TextChoices):
    SIGNED_IN = "signed_in", _("Signed in")
    SIGNED_OUT = "signed_out", _("Signed out")
    SIGN_IN_FAILED = "sign_in_failed", _("Sign-in failed")
    SIGN_IN_HELD_BACK = "sign_in_held_back", _("Sign-in held back")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    PASSWORD_RESET_ASKED = "password_reset_asked", _("Password reset asked for")
    PASSWORD_RESET = "password_reset", _("Password reset")
    SECOND_FACTOR_ADDED = "second_factor_added", _("Second factor added")
    SECOND_FACTOR_REMOVED = "second_factor_removed", _("Second factor removed")
    RECOVERY_CODES_MADE = "recovery_codes_made", _("Recovery codes made")
    RECOVERY_CODE_USED = "recovery_code_used", _("Recovery code used")
    SESSION_ENDED = "session_ended", _("Session ended")
    EMAIL_CHANGED = "email_changed", _("E-mail address changed")
    DATA_DOWNLOADED = "data_downloaded", _("Own data downloaded")
    DELETION_ASKED = "deletion_asked", _("Deletion of the account asked for")
    ACCOUNT_ERASED = "account_erased", _("Account erased")
    ACCOUNT_MADE = "account_made", _("Account made")
    ACCOUNT_SWITCHED_OFF = "account_switched_off", _("Account switched off")
    ACCOUNT_SWITCHED_ON = "account_switched_on", _("Account switched on")
    RIGHTS_CHANGED = "rights_changed", _("Rights changed")
    AFFILIATION_BEGUN = "affiliation_begun", _("Affiliation begun")
    AFFILIATION_CHANGED = "affiliation_changed", _("Affiliation changed")
    AFFILIATION_ENDED = "affiliation_ended", _("Affiliation ended")
    AFFILIATION_CONFIRMED = "affiliation_confirmed", _("Affiliation confirmed")
    REQUEST_ENDORSED = "request_endorsed", _("Request for access endorsed")
    REQUEST_APPROVED = "request_approved", _("Request for access approved")
    REQUEST_REFUSED = "request_refused", _("Request for access refused")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ACCESS_CHANGED = "access_changed", _("Access changed")
    DOCUMENTS_SHOWN = "documents_shown", _("Documents of a meeting published")
    MEETING_ARCHIVED = "meeting_archived", _("Meeting archived")
    REGISTERED = "registered", _("Registered for an event")
    REGISTRATION_NOMINATED = "registration_nominated", _("Nominated for an event")
    REGISTRATION_APPROVED = "registration_approved", _("Registration approved")
    REGISTRATION_DECLINED = "registration_declined", _("Registration declined")
    REGISTRATION_WITHDRAWN = "registration_withdrawn", _("Registration withdrawn")
    PARTICIPANTS_EXPORTED = "participants_exported", _("List of participants exported")
    PARTICIPANTS_WRITTEN = "participants_written", _("Message to participants sent")
    PACK_FETCHED = "pack_fetched", _("Delegate pack fetched")
    CALENDAR_LINK_MADE = "calendar_link_made", _("Secret calendar address made")
    CALENDAR_LINK_REVOKED = "calendar_link_revoked", _("Secret calendar address revoked")
    FILE_OPENED = "file_opened", _("Restricted file opened")
    DENIED = "denied", _("Denied")


class Record(models.Model):
    """One thing that somebody did, or tried to do."""

    at = models.DateTimeField(_("moment"), default=timezone.now, db_index=True)
    action = models.CharField(_("action"), max_length=30, choices=Action)
    # The row stays as it was, whatever becomes of the people.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("whose account"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
    )
    subject = models.CharField(_("what"), max_length=MAX_SUBJECT, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    place = models.CharField(_("network address"), max_length=45, blank=True)
    request_id = models.CharField(_("request"), max_length=12, blank=True)

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("audit log")
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=Action.values), name="record_action_known"
            ),
        ]
        indexes = [
            models.Index(fields=["action", "-at"], name="record_of_action"),
            models.Index(fields=["actor", "-at"], name="record_of_actor"),
            models.Index(fields=["person", "-at"], name="record_of_person"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.get_action_display()}"

    @property
    def who(self) -> str:
        return _named(self.actor, self.actor_id)

    @property
    def whose(self) -> str:
        return _named(self.person, self.person_id)

    @property
    def details_in_words(self) -> list[tuple[str, str]]:
        """The details as pairs of a name and words: ("groups added", "Editor, Publisher")."""
        return [(name.replace("_", " "), _in_words(value)) for name, value in self.details.items()]


def _named(person: Any, key: int | None) -> str:
    """A person, by number once the account is gone."""
    if key is None:
        return ""
    return str(person) if person else gettext("Former user %(number)s") % {"number": key}


def _in_words(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_in_words(item)}" for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(_in_words(item) for item in value)
    return str(value)
