"""Signing in and out, and choosing passwords."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.attempts import place_of
from accounts.factors.proof import way_to_proof
from accounts.forms import FirstPasswordForm
from accounts.trails import below_security
from accounts.welcome import invited
from audit.models import Action
from audit.recording import record

TOO_MANY = 429
# No other site is told the address of a page whose address is a secret. Told to nobody at all
# ("no-referrer"), browsers would send its forms, as that to sign out, from the origin "null".
OWN_SITE_ONLY = "same-origin"
WELCOME_KEY = "welcome"
sensitive = sensitive_post_parameters("password", "oldpassword", "password1", "password2")


def held_back(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to a form: a 429 that says how long, where there were too many attempts."""
    if refusal := getattr(request, "refusal", None):
        response.status_code = TOO_MANY
        response["Retry-After"] = str(refusal.seconds)
    return response


class FormPage:
    """A form of django-allauth in the frame of the portal."""

    heading: Any = ""
    request: HttpRequest

    @method_decorator([never_cache, sensitive])
    def dispatch(self, *args, **kwargs):
        return super().dispatch(*args, **kwargs)  # type: ignore[misc]

    def form_invalid(self, form):
        return held_back(self.request, super().form_invalid(form))  # type: ignore[misc]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {  # type: ignore[misc]
            "heading": self.heading,
            "robots": "noindex, follow",
            # What is no page of ours is not handed on to the next page either.
            "redirect_field_value": get_next_redirect_url(self.request) or "",
        }


class SecurityPage(FormPage):
    """A page about one thing that protects the account."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"trail": below_security(self.heading)}


class SignInView(FormPage, allauth_views.LoginView):
    """Sign in and return to where one was; never to another site."""

    template_name = "accounts/sign_in.html"
    heading = gettext_lazy("Sign in")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and lead to the home page."""
    user = request.user
    if user.is_authenticated:
        place = place_of(request)
        record(Action.SIGNED_OUT, by=user, person=user, request=request, place=place)
        logout(request)
    return redirect("pages:home")


class ConfirmView(FormPage, allauth_views.ReauthenticateView):
    """The password once more, before something that matters."""

    template_name = "account/reauthenticate.html"
    heading = gettext_lazy("Confirm that it is you")


class ResetView(FormPage, allauth_views.PasswordResetView):
    """Ask for the letter with the link to a new password."""

    template_name = "account/password_reset.html"
    heading = gettext_lazy("Forgotten your password?")


class ResetSentView(FormPage, allauth_views.PasswordResetDoneView):
    template_name = "account/password_reset_done.html"
    heading = gettext_lazy("Look into your mailbox")


class ResetKeyView(FormPage, allauth_views.PasswordResetFromKeyView):
    """The link of the letter: its key goes into the session, then comes the form."""

    template_name = "account/password_reset_from_key.html"
    heading = gettext_lazy("Choose a new password")
    success_url = reverse_lazy("account_login")

    def dispatch(self, request, uidb36, key, **kwargs):
        response = super().dispatch(request, uidb36, key, **kwargs)
        response["Referrer-Policy"] = OWN_SITE_ONLY
        return response


class PasswordChangeView(SecurityPage, allauth_views.PasswordChangeView):
    """A new password for the old one; who has none yet gets a link by letter."""

    template_name = "account/password_change.html"
    heading = gettext_lazy("Change your password")

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


@never_cache
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the letter: what it proves goes into the session, then comes the form."""
    if invited(token) is None:
        response = _first_password(request, form=None)
    else:
        request.session[WELCOME_KEY] = token
        response = redirect("account_first_password")
    response["Referrer-Policy"] = OWN_SITE_ONLY
    return response


@never_cache
@sensitive
@require_http_methods(["GET", "HEAD", "POST"])
def first_password(request: HttpRequest) -> HttpResponse:
    """Choose the first password, then sign in with it."""
    user = invited(request.session.get(WELCOME_KEY, ""))
    if user is None:
        return _first_password(request, form=None)
    form = FirstPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if not form.is_valid():
        return _first_password(request, form)
    form.save()
    del request.session[WELCOME_KEY]
    messages.success(request, _("Your password is set. Sign in with it."))
    return redirect("account_login")


def _first_password(request: HttpRequest, form: FirstPasswordForm | None) -> HttpResponse:
    """The form, or the page that says that the link does not work any more."""
    heading = _("Choose your password") if form else _("This link does not work any more")
    context = {"form": form, "heading": heading, "robots": "noindex, follow"}
    return render(request, "accounts/first_password.html", context)


@never_cache
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The admin has no sign-in of its own: everybody uses the one that counts attempts.

    Those who are signed in and no staff are told what everybody is told of a wrong address; staff
    who have not proved the second factor are led to it.
    """
    user = request.user
    if user.is_authenticated and not user.is_staff:
        raise Http404(request.path)
    target = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
    if user.is_authenticated and user.awaits_second_factor:
        return redirect_to_login(target, reverse(way_to_proof(user)))
    return redirect_to_login(target, reverse("account_login"))
