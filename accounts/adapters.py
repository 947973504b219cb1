"""What django-allauth asks of the portal: whom it lets in, how often, and what it says."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from accounts.attempts import Purpose, TooManyAttempts, admit, place_of
from accounts.backends import named
from accounts.factors.proof import ways_to_confirm
from accounts.records import record_failure, record_held_back
from audit.models import Action
from audit.recording import record


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts are made when a request for access is approved."""

    error_messages = (
        DefaultAccountAdapter.error_messages
        | dict.fromkeys(
            ["email_password_mismatch", "username_password_mismatch"],
            _("The e-mail address or user name and the password do not match."),
        )
        | {
            "incorrect_password": _("This is not your password."),
            "enter_current_password": _("This is not your password."),
        }
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

    def is_safe_url(self, url):
        """Paths of this site only: what names a host, or hides something, leads nowhere."""
        is_path = url.startswith("/") and url.isprintable()
        return is_path and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    def pre_authenticate(self, request, **credentials):
        """Raises ValidationError where too many were wrong; `held_back` makes that a 429."""
        self.admit(request, Purpose.SIGN_IN, credentials["username"])

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user is not None:
            self.attempt.succeed()
        return user

    def authentication_failed(self, request, **credentials):
        record_failure(request, named(credentials["username"]), Purpose.SIGN_IN)

    def reauthenticate(self, user, password):
        """Whether this is the password of the person who is signed in."""
        request = context.request
        self.admit(request, Purpose.CONFIRM, str(user.pk))
        if user.check_password(password):
            self.attempt.succeed()
            return True
        record_failure(request, user, Purpose.CONFIRM)
        return False

    def post_login(self, request, user, **kwargs):
        record(Action.SIGNED_IN, by=user, person=user, request=request, place=place_of(request))
        return super().post_login(request, user, **kwargs)

    def send_mail(self, template_prefix, email, context):
        """The portal writes its own letters, where their cause is."""
        raise NotImplementedError(template_prefix)

    def admit(self, request, purpose, name):
        try:
            self.attempt = admit(purpose, place_of(request), name)
        except TooManyAttempts as refusal:
            request.refusal = refusal
            person = request.user if purpose is not Purpose.SIGN_IN else named(name)
            record_held_back(request, person, purpose)
            raise ValidationError(refusal.words) from refusal
