"""How a registration stands, for the person alone: signed in, or by the link of a letter."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.languages import current_language
from events.models import Event, EventStatus
from registrations.forms import BadgeForm
from registrations.letters import key_of, status_path
from registrations.models import Registration, RegistrationError, RegistrationState
from registrations.models.steps import ENDED, UNHEARD
from registrations.pages import READ_OR_SEND, event_of, form_page, frame, moments_of, said_in
from registrations.proving import can_prove, prove
from registrations.questions import answers_of

NOT_FOUND = 404


@never_cache
@login_required
@require_http_methods(READ_OR_SEND)
def registration(request: HttpRequest, slug: str) -> HttpResponse:
    """What the person said, how it stands and what comes next; the button withdraws."""
    event = event_of(request, slug)
    own = _own(request, event)
    here = reverse("registrations:registration", args=[slug])
    if request.method == "POST":
        return _withdraw(request, own, here)
    edit = reverse("registrations:edit", args=[slug])
    return render(request, "registrations/registration.html", _status(event, own, edit))


@never_cache
@login_required
@require_http_methods(READ_OR_SEND)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The form with what the person said."""
    event = event_of(request, slug)
    own = _own(request, event)
    return _edit(request, event, own, reverse("registrations:registration", args=[slug]))


@never_cache
@require_http_methods(READ_OR_SEND)
def by_letter(request: HttpRequest, secret: str) -> HttpResponse:
    """The same page for somebody without an account; the first button proves the address."""
    found = _of_secret(request, secret)
    if found is None:
        return _dead(request)
    event, own = found
    here = reverse("registrations:by_letter", args=[secret])
    if request.method == "POST":
        if own.state == RegistrationState.UNPROVED:
            return _private(_prove(request, event, own))
        return _private(_withdraw(request, own, here))
    change = reverse("registrations:edit_by_letter", args=[secret])
    return _private(render(request, "registrations/registration.html", _status(event, own, change)))


@never_cache
@require_http_methods(READ_OR_SEND)
def edit_by_letter(request: HttpRequest, secret: str) -> HttpResponse:
    """The form with what somebody without an account said."""
    found = _of_secret(request, secret)
    if found is None:
        return _dead(request)
    here = reverse("registrations:by_letter", args=[secret])
    return _private(_edit(request, *found, here))


def _own(request: HttpRequest, event: Event) -> Registration:
    """The newest registration of this person. Raises Http404 where there is none."""
    own = event.registration_form.registrations.filter(user=request.user.pk)
    newest = own.order_by("-asked_at", "-pk").first()
    if newest is None:
        raise Http404(request.path)
    return newest


def _of_secret(request: HttpRequest, secret: str) -> tuple[Event, Registration] | None:
    """The registration that a link names, while nobody with an account has it."""
    found = Registration.objects.filter(pk=key_of(secret) or 0, user=None, request=None)
    own = found.select_related("form__event").first()
    if own is None:
        return None
    events = Event.objects.visible_to(request.user).filter(pk=own.form_id)
    shown = events.select_related("registration_form").with_texts(current_language().code)
    return (shown[0], own) if shown else None


def _status(event: Event, own: Registration, edit: str) -> dict[str, Any]:
    form = event.registration_form
    is_over = own.state in ENDED or not form.takes_people()
    return {
        **frame(event, _("Your registration")),
        **moments_of(form),
        "registration": own,
        "answers": answers_of(own),
        "change_url": edit if form.is_open() and not is_over else "",
        "can_withdraw": not is_over and own.state not in UNHEARD,
        "can_register": form.is_open() and own.state in ENDED,
        "can_prove": can_prove(form),
        "is_cancelled": event.status == EventStatus.CANCELLED,
    }


def _edit(request: HttpRequest, event: Event, own: Registration, here: str) -> HttpResponse:
    form = event.registration_form
    if own.state in ENDED or not form.is_open():
        return redirect(here)
    badge = BadgeForm(
        form,
        request.POST if request.method == "POST" else None,
        affiliations=[],
        has_address=True,
        initial=said_in(own),
    )
    if badge.is_valid():
        # Where it was decided meanwhile, the page says so.
        with suppress(RegistrationError):
            own.edit(badge.badge, badge.answers)
        return redirect(here)
    heading = _("Change your answers")
    return form_page(request, event, heading, badge, address=own.email, back=here)


def _withdraw(request: HttpRequest, own: Registration, here: str) -> HttpResponse:
    """Where it ended meanwhile, or the event is over or cancelled, the page says so."""
    if own.form.takes_people():
        with suppress(RegistrationError):
            own.withdraw(request.user if request.user.is_authenticated else None)
    return redirect(here)


def _prove(request: HttpRequest, event: Event, own: Registration) -> HttpResponse:
    with suppress(RegistrationError):
        own = prove(own)
    return redirect(status_path(own))


def _dead(request: HttpRequest) -> HttpResponse:
    """The same page for a link that is too old, mistyped, or never was."""
    context = {"heading": _("This link does not work any more"), "robots": "noindex"}
    return _private(render(request, "registrations/dead.html", context, status=NOT_FOUND))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no other site is told of it."""
    response["Referrer-Policy"] = "same-origin"
    return response
