"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.attempts import SignInAttempt

__all__ = ["SignInAttempt", "User"]


class User(AbstractUser):
    """A person who signs in, by e-mail address or user name."""

    email = models.EmailField(_("e-mail address"), blank=True)

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
        ]

    def __str__(self):
        return self.get_full_name() or self.username
