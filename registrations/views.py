"""Registering for an event: the form, and what stands in its place while there is none."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.attempts import TooManyAttempts, place_of
from content.languages import current_language
from events.models import Event
from registrations import binding, proving
from registrations.audience import may_register, senders_of
from registrations.forms import BadgeForm
from registrations.models import Audience, RegistrationError
from registrations.models.reading import PROOF_TIME
from registrations.pages import (
    READ_OR_SEND,
    TOO_MANY,
    event_of,
    form_page,
    frame,
    known_of,
    moments_of,
    sign_in_path,
)
from registrations.registering import register as register_person
from registrations.registering import registration_of
from registrations.standing import Standing, standing_of

SENT_TO = "registration_sent_to"


@never_cache
@require_http_methods(READ_OR_SEND)
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for whoever may register now; for others, why not and what they can do."""
    event = event_of(request, slug)
    form, user = event.registration_form, request.user
    if registration_of(form, user):
        return redirect("registrations:registration", slug)
    standing = standing_of(form)
    has_way = may_register(form, user) or not user.is_authenticated
    if standing != Standing.OPEN or not has_way:
        return _closed(request, event, standing)
    if user.is_authenticated:
        return _as_person(request, event)
    if form.audience == Audience.EVERYBODY:
        return _as_visitor(request, event)
    return _with_request(request, event) if "new" in request.GET else _ways(request, event)


@never_cache
@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """The same words for every address: where the letter went."""
    event = event_of(request, slug)
    if SENT_TO not in request.session:
        return redirect("registrations:register", slug)
    context = frame(event, _("Look into your mailbox"))
    context |= {"email": request.session[SENT_TO], "proof_days": PROOF_TIME.days}
    return render(request, "registrations/sent.html", context)


def _as_person(request: HttpRequest, event: Event) -> HttpResponse:
    """Somebody who has signed in: the registration is made at once."""
    form, user = event.registration_form, request.user
    senders = senders_of(user)
    badge = BadgeForm(
        form,
        _sent_data(request),
        affiliations=senders,
        has_address=True,
        initial=known_of(user, senders),  # type: ignore[arg-type]
    )
    if badge.is_valid():
        columns = badge.badge | {"email": user.email}  # type: ignore[union-attr]
        try:
            register_person(form, user, columns, badge.answers, badge.affiliation)  # type: ignore[arg-type]
            return redirect("registrations:registration", event.slug)
        except RegistrationError as error:
            badge.add_error(None, str(error))
    address = user.email  # type: ignore[union-attr]
    return form_page(request, event, _("Register"), badge, address=address)


def _as_visitor(request: HttpRequest, event: Event) -> HttpResponse:
    """Somebody without an account, where everybody may come: a letter proves the address."""
    badge = _visitor_form(request, event, has_address=False)
    status = 200
    if badge.is_valid():
        place = place_of(request)
        try:
            proving.ask(event.registration_form, badge.badge, badge.answers, place)
            request.session[SENT_TO] = badge.cleaned_data["email"]
            return redirect("registrations:sent", event.slug)
        except TooManyAttempts as refusal:
            badge.add_error(None, refusal.words)
            status = TOO_MANY
    sign_in = sign_in_path(request)
    return form_page(request, event, _("Register"), badge, status, sign_in=sign_in)


def _with_request(request: HttpRequest, event: Event) -> HttpResponse:
    """Somebody without an account, who asks for one on the pages after this."""
    badge = _visitor_form(request, event, has_address=True)
    if badge.is_valid():
        binding.put_aside(request, event.registration_form, badge.badge, badge.answers)
        return redirect("account_signup")
    sign_in = sign_in_path(request)
    return form_page(request, event, _("Register"), badge, sign_in=sign_in, asks_access=True)


def _ways(request: HttpRequest, event: Event) -> HttpResponse:
    """Signing in, or registering and asking for access in one go."""
    context = frame(event, _("Register")) | moments_of(event.registration_form)
    context["sign_in"] = sign_in_path(request)
    return render(request, "registrations/ways.html", context)


def _closed(request: HttpRequest, event: Event, standing: Standing) -> HttpResponse:
    """Why nobody, or not this person, can register now."""
    context = frame(event, _("Register")) | moments_of(event.registration_form)
    context["standing"] = str(standing)
    return render(request, "registrations/closed.html", context)


def _visitor_form(request: HttpRequest, event: Event, *, has_address: bool) -> BadgeForm:
    return BadgeForm(
        event.registration_form,
        _sent_data(request),
        affiliations=[],
        has_address=has_address,
        initial={"language": current_language().code},
    )


def _sent_data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
