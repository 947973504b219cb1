"""The focal point's pages. For everybody else they are a wrong address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.trails import below_my_page
from affiliations.focal.confirming import NoFocalPointLeft, confirm
from affiliations.focal.forms import HERE, LEFT, ConfirmationForm, no_other_focal_point
from affiliations.focal.people import Administration, administrations
from affiliations.models import AccessRequest


@never_cache
@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people of the own administrations, and what waits for their focal point."""
    found = own_administrations(request)
    waiting = AccessRequest.objects.to_endorse(request.user)
    for administration in found:
        administration.requests = [one for one in waiting if one.member_id == administration.pk]
    heading = _("People of your administration")
    context = frame(heading) | {"administrations": found}
    return render(request, "affiliations/people.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is still there: one page asks, the next one checks before anybody is switched off."""
    administration = own_administrations(request, slug)[0]
    data = request.POST if request.method == "POST" else None
    form = ConfirmationForm(data, administration, request.user)
    context = frame(_("Who is still there?"), below_people=True) | {
        "administration": administration,
        "form": form,
    }
    if not form.is_valid() or "again" in request.POST:
        return render(request, "affiliations/confirmation.html", context)
    here, left = form.answered(HERE), form.answered(LEFT)
    if "checked" not in request.POST:
        context |= {"heading": _("Check your answers"), "here": here, "left": left}
        return render(request, "affiliations/confirmation_check.html", context)
    try:
        confirm(administration, here, left, by=request.user)
    except NoFocalPointLeft:
        form.add_error(None, no_other_focal_point())
        return render(request, "affiliations/confirmation.html", context)
    if any(person.user == request.user for person in left):
        return redirect("my_page")
    return redirect("people_confirmed", slug)


@never_cache
@login_required
@require_safe
def confirmed(request: HttpRequest, slug: str) -> HttpResponse:
    """Who was confirmed today; those who have left are no more among the people."""
    administration = own_administrations(request, slug)[0]
    today = timezone.localdate()
    context = frame(_("Thank you"), below_people=True) | {
        "administration": administration,
        "here": [person for person in administration.people if person.confirmed_on == today],
    }
    return render(request, "affiliations/confirmed.html", context)


def own_administrations(request: HttpRequest, slug: str = "") -> list[Administration]:
    """The administrations that this person guides. Raises Http404 where there is none."""
    found = administrations(request.user, slug)
    if not found:
        raise Http404(request.path)
    return found


def frame(heading: str, *, below_people: bool = False) -> dict[str, Any]:
    trail = below_my_page(heading)
    if below_people:
        trail.insert(-1, {"label": _("People of your administration"), "url": reverse("people")})
    return {"heading": heading, "robots": "noindex, follow", "trail": trail}
