"""Signing in."""

from django.contrib.auth.views import LoginView
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.forms import SignInForm


@method_decorator(never_cache, name="dispatch")
class SignInView(LoginView):
    """Sign in and return to where one was; never to another site."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "heading": _("Sign in"),
            "robots": "noindex, follow",
        }
