"""Proving the second factor, and what it consists of."""

from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from allauth.usersessions.models import UserSession
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.utils.translation import gettext_lazy as _

from accounts.factors.proof import FIRST_TYPES
from accounts.trails import below_my_page
from accounts.views import FormPage

Type = Authenticator.Type


class SecondFactorView(FormPage, AuthenticateView):
    """After the password: a code, or a passkey."""

    template_name = "accounts/second_factor.html"
    heading = _("Confirm that it is you")

    def get_context_data(self, **kwargs):
        factors = Authenticator.objects.filter(user=self.stage.login.user)
        types = set(factors.values_list("type", flat=True))
        return super().get_context_data(**kwargs) | {
            "shown_form": self.webauthn_form if self.webauthn_form.is_bound else self.auth_form,
            "has_app": Type.TOTP in types,
            "has_passkey": Type.WEBAUTHN in types,
        }


class ConfirmCodeView(FormPage, ReauthenticateView):
    """A code once more, of somebody who is signed in."""

    template_name = "accounts/confirm_code.html"
    heading = _("Confirm that it is you")


class ConfirmPasskeyView(FormPage, ReauthenticateWebAuthnView):
    """A passkey once more, of somebody who is signed in."""

    template_name = "accounts/confirm_passkey.html"
    heading = _("Confirm with a passkey")

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        alternatives = self.get_reauthentication_alternatives()
        own = {"form": form, "reauthentication_alternatives": alternatives}
        return super().get_context_data(**kwargs) | own

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))


class SecurityView(FormPage, IndexView):
    """What protects an account, each with one action."""

    template_name = "accounts/security.html"
    heading = _("Security of your account")

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = super().get_context_data(**kwargs)
        factors = context["authenticators"]
        codes = factors.get(Type.RECOVERY_CODES)
        return context | {
            "trail": below_my_page(self.heading),
            "app": factors.get(Type.TOTP),
            "passkeys": factors.get(Type.WEBAUTHN, []),
            "codes_left": len(codes.get_unused_codes()) if codes else None,
            "has_factor": any(type_ in factors for type_ in FIRST_TYPES),
            "number_of_sessions": UserSession.objects.filter(user=user).count(),
            "next": self.request.GET.get(REDIRECT_FIELD_NAME, ""),
        }
