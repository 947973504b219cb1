"""The yearly confirmation: who is still there stays, who has left is switched off."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from affiliations.focal.forms import leaves_nobody
from affiliations.focal.people import Administration, Person, people_of
from content.names import title_of
from mail import letters
from members.models import Member


class NoFocalPointLeft(Exception):  # noqa: N818 (it is not an error of ours)
    """Nobody would be left who could confirm the people of this administration."""


@transaction.atomic
def confirm(
    administration: Administration, here: Iterable[Person], left: Iterable[Person], by: User
) -> None:
    """Write down who is still there and end what the others had; letters go to whom it concerns.

    Sent twice, it happens once. Raises NoFocalPointLeft.
    """
    left = list(left)
    # Two focal points who leave at the same moment wait for each other here.
    Member.objects.select_for_update(of=["self"]).get(pk=administration.pk)
    if leaves_nobody(people_of([administration.pk]).get(administration.pk, []), left, by):
        raise NoFocalPointLeft
    confirmed = [person for person in here if _confirm(person, by)]
    ended = [person for person in left if _end(person, by)]
    for person in ended:
        _write("people_left", person.user, administration, {"person": person.name})
    if confirmed or ended:
        numbers = {"here": len(confirmed), "left": [person.name for person in ended]}
        _write("people_confirmed", by, administration, {"person": str(by), **numbers})


def _confirm(person: Person, by: User) -> bool:
    return sum(affiliation.confirm(by=by) for affiliation in person.affiliations) > 0


def _end(person: Person, by: User) -> bool:
    reason = _("The focal point says that the person has left.")
    return sum(affiliation.end(by=by, reason=reason) for affiliation in person.affiliations) > 0


def _write(
    letter: str, user: User, administration: Administration, context: dict[str, Any]
) -> None:
    """A letter to a person in the own language, which names the administration in it."""
    if not user.email:
        return
    with translation.override(user.language):
        paths = {"path": reverse("people"), "contact": reverse("contact:contact")}
    letters.compose(
        letter,
        to=user.email,
        language=user.language,
        context={"administration": title_of(administration, user.language), **paths, **context},
    )
