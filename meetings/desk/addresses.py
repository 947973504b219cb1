"""The addresses of the desk in the admin, and who may make a session from another."""

from typing import Any

from django.urls import reverse

NAME = "meetings_meeting"
TO_COPY = ["events.add_event", "meetings.add_meeting"]


def url_of(page: str, *args: Any) -> str:
    """The address of a page of the admin of meetings: "change", 12."""
    return reverse(f"admin:{NAME}_{page}", args=args)
