"""Registration on the form of an event in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from events.models import Event
from registrations.desk.figures import figures_of, queue_url
from registrations.models import RegistrationForm

NAME = "admin:registrations_registrationform"


def of_event(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """The figures and the ways to form and queue; nothing for who may not see them."""
    if not request.user.has_perm("registrations.view_registration"):
        return None
    form = RegistrationForm.objects.filter(pk=event.pk).first()
    return {
        "template": "admin/registrations/panel.html",
        "figures": figures_of(form) if form else [],
        "queue_url": queue_url(event.pk) if form else "",
        "form_url": reverse(f"{NAME}_change", args=[event.pk]) if form else "",
        "add_url": f"{reverse(f'{NAME}_add')}?event={event.pk}",
    }
