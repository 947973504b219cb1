"""Requests for access to the own administration, and nominations for it."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.attempts import TooManyAttempts
from accounts.models import User
from accounts.views import held_back
from affiliations.focal.nominating import nominate
from affiliations.focal.request_forms import ENDORSE, EndorsementForm, NominationForm
from affiliations.focal.views import frame, own_administrations
from affiliations.models import AccessRequest, RequestError

READ_OR_SEND = ["GET", "HEAD", "POST"]


@never_cache
@login_required
@require_http_methods(READ_OR_SEND)
def endorsement(request: HttpRequest, pk: int) -> HttpResponse:
    """A request that waits for the word of its focal point; answered, it leads back to the list."""
    waiting = AccessRequest.objects.to_endorse(request.user).prefetch_related("bodies")
    access_request = waiting.filter(pk=pk).first()
    if access_request is None:
        get_object_or_404(AccessRequest.objects.of_focal_point(request.user), pk=pk)
        messages.info(request, _("This request does not wait for an answer any more."))
        return redirect("people")
    found = own_administrations(request)
    administration = next(one for one in found if one.pk == access_request.member_id)
    form = EndorsementForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        endorses = form.cleaned_data["answer"] == ENDORSE
        verb = access_request.endorse if endorses else access_request.decline_endorsement
        try:
            verb(cast(User, request.user), form.cleaned_data["note"])
            messages.success(request, _("Thank you. The Secretariat has your answer."))
            return redirect("people")
        except RequestError as error:
            form.add_error(None, str(error))
    context = frame(_("Request for access"), below_people=True)
    context |= {"access_request": access_request, "administration": administration, "form": form}
    return render(request, "affiliations/endorsement.html", context)


@never_cache
@login_required
@require_http_methods(READ_OR_SEND)
def nomination(request: HttpRequest, slug: str) -> HttpResponse:
    """Nominate a person of the own administration."""
    administration = own_administrations(request, slug)[0]
    form = NominationForm(request.POST if request.method == "POST" else None, administration)
    if form.is_valid():
        try:
            nominate(form.cleaned_data, administration, by=cast(User, request.user))
            return redirect("people_nominated", slug)
        except TooManyAttempts as refusal:
            form.add_error(None, refusal.words)
            request.refusal = refusal  # type: ignore[attr-defined]
    context = frame(_("Nominate a person"), below_people=True)
    context |= {"administration": administration, "form": form}
    return held_back(request, render(request, "affiliations/nomination.html", context))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def nominated(request: HttpRequest, slug: str) -> HttpResponse:
    """The same words whoever was nominated, with or without an account."""
    context = frame(_("Nomination received"), below_people=True)
    context["administration"] = own_administrations(request, slug)[0]
    return render(request, "affiliations/nominated.html", context)
