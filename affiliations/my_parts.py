"""What My page says of a person's organizations, and of the people of a focal point."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.my_page import Link, Part, Row
from affiliations.focal.people import guided_by
from affiliations.models import AccessRequest, Affiliation
from affiliations.models.current import PAUSE, YEAR
from content.dates import day
from content.names import names_of


def my_affiliations(user: User) -> Part | None:
    """For whom the person reads here today, as what, and until when."""
    affiliations = list(
        Affiliation.objects.not_over().filter(user=user).order_by("starts_on", "pk")
    )
    if not affiliations:
        return None
    names = names_of([one.member_id or one.partner_id for one in affiliations])
    rows = []
    for one in affiliations:
        name = names.get(one.member_id or one.partner_id or 0)
        label = name.title if name else one.get_organization_display()
        rows.append(Row(label, note=_note(one)))
    return Part("affiliations", _("My organizations"), rows)


def my_people(user: User) -> Part | None:
    """What waits for a focal point."""
    members = list(guided_by(user).values_list("member", flat=True))
    if not members:
        return None
    waiting = AccessRequest.objects.to_endorse(user).count()
    due = Affiliation.objects.filter(member__in=members).unconfirmed(
        timezone.localdate() - YEAR + PAUSE
    )
    people = due.values("user").distinct().count()
    rows = [
        Row(
            ngettext(
                "%(number)s request waits for your word",
                "%(number)s requests wait for your word",
                waiting,
            )
            % {"number": waiting}
        ),
        Row(
            ngettext("%(number)s person to confirm", "%(number)s people to confirm", people)
            % {"number": people}
        ),
    ]
    links = [Link(_("People of your administration"), reverse("people"))]
    return Part("people", _("Focal point"), rows, more=links)


def _note(affiliation: Affiliation) -> str:
    role, since = affiliation.get_role_display(), day(affiliation.starts_on)
    if affiliation.ends_on is None:
        return _("%(role)s since %(day)s") % {"role": role, "day": since}
    days = {"role": role, "day": since, "last": day(affiliation.ends_on)}
    return _("%(role)s from %(day)s to %(last)s") % days
