"""What the pages of registration have in common: the event, the frame, the form."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from affiliations.models import Affiliation
from content.denials import deny_hidden
from content.languages import current_language
from content.names import names_of
from content.zones import HOME, wall_time
from events.models import Event
from events.trails import below_event
from events.wording import when
from registrations.forms import BadgeForm
from registrations.models import Registration, RegistrationForm
from registrations.questions import values_of

READ_OR_SEND = ["GET", "HEAD", "POST"]
TOO_MANY = 429


def event_of(request: HttpRequest, slug: str) -> Event:
    """The event with its form and text; Http404 where this reader finds none."""
    events = Event.objects.visible_to(request.user).filter(slug=slug)
    events = events.filter(registration_form__isnull=False).select_related("registration_form")
    found = events.with_texts(current_language().code)
    if not found:
        deny_hidden(request, Event.objects.filter(slug=slug, registration_form__isnull=False))
        raise Http404(request.path)
    return found[0]


def frame(event: Event, heading: Any) -> dict[str, Any]:
    """What every page of registration shows: the event, the heading and the way there."""
    return {
        "event": event,
        "days": when(event),
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_event(event, heading),
    }


def moments_of(form: RegistrationForm) -> dict[str, str]:
    """When the form opens and closes, in words, by the clocks of the Secretariat."""
    return {
        "opens": wall_time(form.opens_at.astimezone(HOME)),
        "closes": wall_time(form.closes_at.astimezone(HOME)),
    }


def sign_in_path(request: HttpRequest) -> str:
    """The sign-in that leads back here."""
    return f"{reverse('account_login')}?next={request.path}"


def known_of(user: User, affiliations: list[Affiliation]) -> dict[str, Any]:
    """What is proposed for the badge of a person with an account."""
    known = {"name": user.get_full_name(), "language": user.language}
    if affiliations:
        one = affiliations[0]
        key = one.member_id or one.partner_id or 0
        name = names_of([key]).get(key)
        request = getattr(one, "request", None)
        known |= {
            "organization": name.title if name else "",
            "function": request.position if request else "",
        }
    return known


def said_in(registration: Registration) -> dict[str, Any]:
    """What a registration says, as the form takes it."""
    said = {
        name: getattr(registration, name)
        for name in ["name", "function", "organization", "language", "is_listed"]
    }
    said["attendance"] = "online" if registration.is_online else "in-person"
    answers = values_of(registration)
    return said | {f"question-{key}": value for key, value in answers.items()}


def form_page(
    request: HttpRequest,
    event: Event,
    heading: Any,
    badge: BadgeForm,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """The page with the form, below the title of the event."""
    closes = moments_of(event.registration_form)["closes"]
    context |= frame(event, heading) | {"form": badge, "closes": closes}
    return render(request, "registrations/form.html", context, status=status)
