"""What waits for a focal point on My page: registrations for events."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.my_page import Link, Part, Row
from affiliations.focal.people import guided_by
from registrations.models import Registration


def my_nominations(user: User) -> Part | None:
    """How many registrations wait for the word of this person: two statements."""
    if not guided_by(user).exists():
        return None
    waiting = Registration.objects.to_nominate(user).count()
    label = ngettext(
        "%(number)s registration waits for your word",
        "%(number)s registrations wait for your word",
        waiting,
    ) % {"number": waiting}
    links = [Link(_("Nominations for meetings"), reverse("registrations:nominations"))]
    return Part("nominations", _("Meetings of your administration"), [Row(label)], more=links)
