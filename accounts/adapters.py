"""What django-allauth asks of the portal: where letters go, whom it lets in, what it says."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts are made when a request for access is approved."""

    error_messages = DefaultAccountAdapter.error_messages | dict.fromkeys(
        ["email_password_mismatch", "username_password_mismatch"],
        _("The e-mail address or user name and the password do not match."),
    )

    def is_ajax(self, request):
        return False  # people read pages; nothing here answers in JSON

    def is_open_for_signup(self, request):
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes of an app, passkeys and recovery codes."""
