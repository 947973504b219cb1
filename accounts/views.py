"""Signing in."""

from allauth.account.views import LoginView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.attempts import Purpose, TooManyAttempts, admit, place_of
from accounts.factors.proof import way_to_proof


class SignInView(LoginView):
    """Sign in and return to where one was; never to another site."""

    template_name = "accounts/sign_in.html"

    def post(self, request, *args, **kwargs):
        place, name = place_of(request), request.POST.get("login", "")
        try:
            self.attempt = admit(Purpose.SIGN_IN, place, name)
        except TooManyAttempts as refusal:
            return self._wait(refusal.seconds)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        self.attempt.succeed()
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "heading": _("Sign in"),
            "robots": "noindex, follow",
        }

    def _wait(self, seconds: int) -> HttpResponse:
        context = {"robots": "noindex, follow", "reference": getattr(self.request, "id", "")}
        response = render(self.request, "429.html", context, status=429)
        response["Retry-After"] = str(seconds)
        return response


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
