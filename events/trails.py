"""Breadcrumbs of pages below the list of events."""

from typing import Any

from django.urls import reverse

from content.trails import home_step, text_step, type_of_trail
from events.views import HEADING


def events_step() -> dict[str, Any]:
    """The list of events."""
    return {"label": HEADING, "url": reverse("events:event_list")}


def below_event(event: Any, heading: Any) -> type_of_trail:
    """The way over an event, which was read with its text, to a page of its own."""
    step = text_step(event.text, event.get_absolute_url())
    return [home_step(), events_step(), step, {"label": heading}]
