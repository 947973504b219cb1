"""What django-allauth asks of the portal: where letters go, whom it lets in, what it says."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.utils.translation import gettext_lazy as _

from accounts.attempts import place_of
from accounts.factors.proof import ways_to_confirm


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts are made when a request for access is approved."""

    error_messages = DefaultAccountAdapter.error_messages | dict.fromkeys(
        ["email_password_mismatch", "username_password_mismatch"],
        _("The e-mail address or user name and the password do not match."),
    )

    def is_ajax(self, request):
        return False  # people read pages; nothing here answers in JSON

    def get_client_ip(self, request):
        """The place that a session is listed under."""
        return place_of(request) or "::"

    def get_reauthentication_methods(self, user):
        return ways_to_confirm(context.request, user, super().get_reauthentication_methods(user))

    def is_open_for_signup(self, request):
        return False
