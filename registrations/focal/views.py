"""Who goes to a meeting for a Member: the focal point's pages, for the own administration only."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.trails import below_my_page
from affiliations.focal.views import own_administrations
from affiliations.models import Affiliation
from content.languages import current_language
from events.models import Event
from events.wording import when
from registrations.focal.forms import NOMINATE, AnswerForm, SendForm
from registrations.models import Registration, RegistrationError
from registrations.pages import READ_OR_SEND, event_of
from registrations.registering import register_delegate


@never_cache
@login_required
@require_safe
def nominations(request: HttpRequest) -> HttpResponse:
    """What waits for the word of the focal point, and the events that one can send people to."""
    own_administrations(request)
    code = current_language().code
    waiting = list(Registration.objects.to_nominate(request.user).select_related("form__event"))
    visible = Event.objects.visible_to(request.user)
    open_ones = visible.upcoming().filter(registration_form__needs_nomination=True)
    events = open_ones.select_related("registration_form").soonest_first().with_texts(code)
    names = {
        event.pk: event.text
        for event in visible.filter(pk__in=[one.form_id for one in waiting]).with_texts(code)
    }
    context = _frame(_("Nominations for meetings")) | {
        "waiting": [(one, names.get(one.form_id)) for one in waiting],
        "events": [(one, when(one)) for one in events if one.registration_form.is_open()],
    }
    return render(request, "registrations/nominations.html", context)


@never_cache
@login_required
@require_http_methods(READ_OR_SEND)
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration, and the word of the focal point on it."""
    own_administrations(request)
    waiting = Registration.objects.to_nominate(request.user).filter(pk=pk).first()
    if waiting is None:
        get_object_or_404(Registration.objects.of_focal_point(request.user), pk=pk)
        messages.info(request, _("This registration does not wait for an answer any more."))
        return redirect("registrations:nominations")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _answer(waiting, form, cast(User, request.user))
            messages.success(request, _("Thank you. The person gets a letter."))
            return redirect("registrations:nominations")
        except RegistrationError as error:
            form.add_error(None, str(error))
    shown = Event.objects.visible_to(request.user).filter(pk=waiting.form_id)
    context = _frame(_("Registration of your administration"), is_below=True) | {
        "form": form,
        "registration": waiting,
        "text": next((e.text for e in shown.with_texts(current_language().code)), None),
    }
    return render(request, "registrations/nomination.html", context)


@never_cache
@login_required
@require_http_methods(READ_OR_SEND)
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Register somebody of the own administration who has not asked."""
    administrations = own_administrations(request)
    event = event_of(request, slug)
    if not event.registration_form.needs_nomination:
        raise Http404(request.path)
    registrations = event.registration_form.registrations.current()
    there = set(registrations.filter(user__isnull=False).values_list("user", flat=True))
    form = SendForm(request.POST if request.method == "POST" else None, administrations, there)
    if form.is_valid():
        user, own = cast(User, request.user), [one.pk for one in administrations]
        affiliations = Affiliation.objects.current().select_related("user", "member")
        found = affiliations.filter(user=form.cleaned_data["person"], member__in=own)
        try:
            _send(request, event, found.order_by("starts_on", "pk").first(), user)
            return redirect("registrations:nominations")
        except RegistrationError as error:
            form.add_error(None, str(error))
    context = _frame(_("Send somebody"), is_below=True)
    context |= {"form": form, "event": event, "days": when(event)}
    return render(request, "registrations/send.html", context)


def _answer(registration: Registration, form: AnswerForm, by: User) -> None:
    """Raises RegistrationError where the registration went on meanwhile."""
    if form.cleaned_data["answer"] == NOMINATE:
        registration.nominate(by)
    else:
        registration.decline_nomination(by, form.cleaned_data["reason"])


def _send(request: HttpRequest, event: Event, affiliation: Affiliation | None, by: User) -> None:
    """Raises RegistrationError where the person cannot be sent."""
    can_read = affiliation and Event.objects.visible_to(affiliation.user).filter(pk=event.pk)
    if not affiliation or not can_read:
        raise RegistrationError(_("This person may not take part in this event."))
    made = register_delegate(event.registration_form, affiliation, by)
    messages.success(request, _("%(person)s is registered.") % {"person": made.name})


def _frame(heading: str, *, is_below: bool = False) -> dict[str, Any]:
    trail = below_my_page(heading)
    if is_below:
        step = {
            "label": _("Nominations for meetings"),
            "url": reverse("registrations:nominations"),
        }
        trail.insert(-1, step)
    return {"heading": heading, "robots": "noindex, follow", "trail": trail}
