"""The pages behind the links of letters: proving the address, and how a request stands."""

from contextlib import suppress
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from affiliations.models import AccessRequest, Endorsement, RequestError, RequestState
from affiliations.requests.links import key_of, status_secret
from affiliations.requests.proving import asked_with, prove
from affiliations.requests.views import READ_OR_SEND
from content.facts import lines_in
from content.trails import below_home

NOT_FOUND = 404


class Stage(NamedTuple):
    """A step of a request on its way: what it is, how far it is, and since when."""

    label: Any
    words: Any
    is_done: bool
    moment: Any = None


@never_cache
@require_http_methods(READ_OR_SEND)
def proof(request: HttpRequest, secret: str) -> HttpResponse:
    """What was asked, and the button that says: that was me. Opening the page does nothing."""
    access_request = asked_with(secret)
    if access_request is None:
        return _dead(request)
    if request.method != "POST":
        context = _frame(_("Confirm your request")) | {"access_request": access_request}
        return _private(render(request, "affiliations/request_proof.html", context))
    try:
        access_request = prove(access_request, secret)
    except (RequestError, AccessRequest.DoesNotExist):
        return _dead(request)
    return _private(redirect("request_status", status_secret(access_request)))


@never_cache
@require_http_methods(READ_OR_SEND)
def status(request: HttpRequest, secret: str) -> HttpResponse:
    """How a request stands and what comes next; the button takes it back."""
    key = key_of(secret)
    access_request = AccessRequest.objects.shown().filter(key=key).first() if key else None
    if access_request is None:
        return _dead(request)
    if request.method == "POST":
        # Where it was decided meanwhile, the page says so.
        with suppress(RequestError):
            access_request.withdraw()
        return _private(redirect("request_status", secret))
    context = _frame(_("Your request for access"))
    language, words = access_request.refusal_language, access_request.refusal_text
    context |= {
        "access_request": access_request,
        "stages": _stages(access_request),
        "reason": lines_in(language, words) if words else [],
    }
    return _private(render(request, "affiliations/request_status.html", context))


def _stages(access_request: AccessRequest) -> list[Stage]:
    is_open = access_request.state == RequestState.OPEN
    stages = [Stage(_("E-mail address"), _("Proved"), True, access_request.proved_at)]
    if access_request.member_id and (is_open or access_request.endorsement):
        has_answer = access_request.endorsement != Endorsement.NONE
        words = access_request.get_endorsement_display()
        stages.append(Stage(_("Focal point of your Member"), words, has_answer))
    if is_open:
        is_handled = access_request.handler_id is not None
        words = _("Somebody is looking at your request") if is_handled else _("Not begun yet")
        stages.append(Stage(_("Secretariat"), words, is_handled))
    decision = access_request.get_state_display()
    stages.append(Stage(_("Decision"), decision, not is_open, access_request.ended_at))
    return stages


def _dead(request: HttpRequest) -> HttpResponse:
    """The same page for a link that is spent, too old, mistyped, or never was."""
    context = _frame(_("This link does not work any more"))
    return _private(render(request, "affiliations/request_dead.html", context, status=NOT_FOUND))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no other site is told of it.

    Told to nobody at all ("no-referrer"), browsers would send the form from the origin "null".
    """
    response["Referrer-Policy"] = "same-origin"
    return response


def _frame(heading: Any) -> dict[str, Any]:
    return {"heading": heading, "robots": "noindex", "trail": below_home(heading)}
