"""Who takes part in an event: for organisers, and for each other those who agreed to be named."""

from itertools import groupby
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from content.alphabets import place
from content.languages import current_language
from content.names import titles_of
from registrations.models import Registration, RegistrationForm
from registrations.pages import event_of, frame


class Line(NamedTuple):
    """A participant, and the Member or partner that the person speaks for; "" for none."""

    of: str
    registration: Registration


def approved(form: RegistrationForm) -> list[Line]:
    """Everybody whose registration is approved, by name in the reader's alphabet."""
    language = current_language().code
    lines = _lines(form.registrations.with_place())
    return sorted(lines, key=lambda line: place(line.registration.name, language).key)


def listed(form: RegistrationForm) -> list[Line]:
    """Those of them who agreed to be named, by Member in the order of the reader's alphabet."""
    language = current_language().code
    found = [line for line in approved(form) if line.registration.is_listed]
    return sorted(found, key=lambda line: (not line.of, place(line.of, language).key))


def may_see(form: RegistrationForm, user: User) -> bool:
    """Whether somebody takes part, or may see registrations: the others see no list."""
    takes_part = form.registrations.with_place().filter(user=user).exists()
    return takes_part or user.has_perm("registrations.view_registration")


@never_cache
@login_required
@require_safe
def participants(request: Any, slug: str) -> HttpResponse:
    """The list of participants, by Member in the order of the reader's alphabet."""
    event = event_of(request, slug)
    form = event.registration_form
    if not may_see(form, request.user):
        raise Http404(request.path)
    groups = groupby(listed(form), key=lambda line: line.of)
    context = frame(event, _("Participants")) | {
        "groups": [(of, [line.registration for line in lines]) for of, lines in groups],
    }
    return render(request, "registrations/participants.html", context)


def _lines(registrations: Any) -> list[Line]:
    """Two statements, however many."""
    organization = Coalesce("affiliation__member", "affiliation__partner")
    found: Any = list(registrations.annotate(speaks_for=organization).order_by("pk"))
    pks = {registration.speaks_for for registration in found} - {None}
    names = titles_of(pks)
    return [Line(names.get(each.speaks_for, ""), each) for each in found]
