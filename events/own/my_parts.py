"""What My page says of a person's own calendar."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.my_page import Link, Part, Row
from content.dates import day
from events.models import CalendarLink


def my_calendar(user: User) -> Part:
    """Whether a calendar program may fetch the events that concern the person."""
    link = CalendarLink.objects.filter(user=user).first()
    rows = [Row(_("Secret address since %(day)s") % {"day": day(link.made_at)})] if link else []
    links = [Link(_("My events in a calendar program"), reverse("events:calendar_link"))]
    return Part("calendar", _("Calendar"), rows, more=links)
