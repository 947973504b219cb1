"""The yearly question to focal points: who is still there?

What was asked is kept with each affiliation, so a run that was missed is made up for by the next.
"""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from affiliations.models import Affiliation, AffiliationRole
from affiliations.models.current import MOST_ASKED, PAUSE, YEAR
from content.names import title_of
from mail import letters
from members.models import Member


def ask_all(on: date | None = None) -> None:
    """Ask for every Member with people who were not confirmed for a year, twice at most."""
    on = on or timezone.localdate()
    due = Affiliation.objects.to_ask(on)
    for pk in due.order_by("member").values_list("member", flat=True).distinct():
        ask(pk, on)


@transaction.atomic
def ask(member_pk: int, on: date) -> None:
    """Write to the focal points of a Member, once, whoever else does so at the same moment.

    Those whose year ends within a month are asked about along with the others.
    """
    member = Member.objects.select_for_update(of=["self"]).get(pk=member_pk)
    of_member = Affiliation.objects.filter(member=member_pk)
    due = of_member.to_ask(on)
    if not due.exists():
        return
    is_second = due.filter(asked_times=MOST_ASKED - 1).exists()
    soon = of_member.unconfirmed(on - YEAR + PAUSE).filter(asked_times=0)
    again, first = list(due.values_list("pk", flat=True)), list(soon.values_list("pk", flat=True))
    times = MOST_ASKED if is_second else 1
    of_member.filter(pk__in={*again, *first}).update(asked_times=times, asked_on=on)
    for focal_point in of_member.current(on).filter(role=AffiliationRole.FOCAL_POINT):
        _write(focal_point, member, is_second=is_second)


def _write(focal_point: Affiliation, member: Member, *, is_second: bool) -> None:
    user = focal_point.user
    if not user.is_open() or not user.email:
        return
    with translation.override(user.language):
        path = reverse("people_confirm", args=[member.slug])
    context = {
        "person": str(user),
        "administration": title_of(member, user.language),
        "path": path,
        "is_second": is_second,
    }
    letters.compose("people_to_confirm", to=user.email, language=user.language, context=context)
