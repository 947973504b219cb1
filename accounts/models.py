"""People who sign in."""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.attempts import Attempt
from accounts.deletion_requests import DeletionRequest
from accounts.email_changes import EmailChange

__all__ = ["Attempt", "DeletionRequest", "EmailChange", "User"]


class User(AbstractUser):
    """A person who signs in, by e-mail address or user name."""

    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language of letters"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    # Kept by the affiliations: the account lasts as long as the last of them.
    expires_on = models.DateField(_("last day of the account"), null=True, blank=True)
    # The row stays for what others rely on, without the person.
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    # Of a request: this person has rights, and the session has not proved the second factor.
    awaits_second_factor = False

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="user_email_unique",
                violation_error_message=_("Another user has this e-mail address."),
            ),
            models.UniqueConstraint(Lower("username"), name="user_username_unique"),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(is_active=False, email="", first_name="", last_name=""),
                name="user_erased_is_nobody",
                violation_error_message=_("This account was erased."),
            ),
        ]

    def __str__(self):
        if self.erased_at:
            return gettext("Former user %(number)s") % {"number": self.pk}
        return self.get_full_name() or self.username

    def has_perm(self, perm, obj=None):
        return not self.awaits_second_factor and super().has_perm(perm, obj)

    def has_module_perms(self, app_label):
        return not self.awaits_second_factor and super().has_module_perms(app_label)

    def get_all_permissions(self, obj=None):
        return set() if self.awaits_second_factor else super().get_all_permissions(obj)

    @property
    def has_rights(self) -> bool:
        """Whether this person may publish or administer."""
        return self.is_staff or self.is_superuser

    def is_open(self, on: date | None = None) -> bool:
        """Whether this account may be used on that day (today, in Brussels).

        That of staff has no end but being switched off.
        """
        on = on or timezone.localdate()
        lasts = self.is_staff or self.expires_on is None or self.expires_on >= on
        return self.is_active and lasts
