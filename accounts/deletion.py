"""Asking for the deletion of one's account, and taking that back."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.attempts import place_of
from accounts.kept_data import kept_data
from accounts.models import DeletionRequest, User
from accounts.trails import below_my_page
from audit.models import Action
from audit.recording import record
from mail.letters import compose


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@reauthentication_required(allow_get=True)
def deletion(request: HttpRequest) -> HttpResponse:
    """What is erased and what stays; the request, for whoever has just shown to be the owner."""
    user: Any = request.user
    if request.method == "POST":
        ask(user, request)
        return redirect("account_deletion")
    heading = _("Deletion of the account")
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_my_page(heading),
        "kept": kept_data(),
        "asked": user.deletion_requests.open().first(),
    }
    return render(request, "accounts/deletion.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def take_back(request: HttpRequest) -> HttpResponse:
    """Keep the account after all."""
    if request.method == "POST":
        _take_back(request)
    return redirect("account_deletion")


@transaction.atomic
def ask(user: User, request: HttpRequest) -> DeletionRequest:
    """Ask staff to erase an account: one open request, however often somebody asks.

    Taken back and asked again within a day, it is the same one, and nobody gets another letter.
    """
    # Two at the same moment make one.
    User.objects.select_for_update().get(pk=user.pk)
    asked = user.deletion_requests.open().first()
    if asked is None and (asked := user.deletion_requests.lately().first()):
        asked.ask_again()
        _record(request, {"due_on": str(asked.due_on)})
    elif asked is None:
        asked = DeletionRequest.objects.create(user=user)
        _record(request, {"due_on": str(asked.due_on)})
        if user.email:
            context = {"due_on": asked.due_on}
            compose("deletion_asked", to=user.email, language=user.language, context=context)
    return asked


@transaction.atomic
def _take_back(request: HttpRequest) -> None:
    user: Any = request.user
    if asked := user.deletion_requests.open().select_for_update().first():
        asked.take_back()
        _record(request, {"is_taken_back": True})


def _record(request: HttpRequest, details: dict[str, Any]) -> None:
    user: Any = request.user
    record(
        Action.DELETION_ASKED,
        by=user,
        person=user,
        details=details,
        request=request,
        place=place_of(request),
    )
