"""The people of an administration, as its focal point sees them: no more than the work needs."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from affiliations.models import AccessRequest, Affiliation, AffiliationRole
from content.models import Version
from content.names import names_of

A_MONTH = timedelta(days=30)


@dataclass
class Person:
    """One of the people, with every affiliation to this administration that is not over."""

    user: User
    affiliations: list[Affiliation] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.user)

    @property
    def roles(self) -> list[str]:
        return [str(affiliation.get_role_display()) for affiliation in self.affiliations]

    @property
    def position(self) -> str:
        """What the person said of the own work in the request for access, if there was one."""
        requests = [getattr(affiliation, "request", None) for affiliation in self.affiliations]
        return next((one.position for one in requests if one), "")

    @property
    def bodies(self) -> list[str]:
        """The groups that the affiliations bring, read with them."""
        return sorted({group.name for one in self.affiliations for group in one.groups.all()})

    @property
    def is_focal_point(self) -> bool:
        today = timezone.localdate()
        return any(
            one.role == AffiliationRole.FOCAL_POINT and one.starts_on <= today
            for one in self.affiliations
        )

    @property
    def since(self) -> date:
        return min(affiliation.starts_on for affiliation in self.affiliations)

    @property
    def confirmed_on(self) -> date | None:
        """The day since which nobody has to be asked; None where one was never confirmed."""
        days = [affiliation.confirmed_on for affiliation in self.affiliations]
        return None if None in days else min(day for day in days if day)

    @property
    def was_here_lately(self) -> bool:
        """Whether the person signed in within a month."""
        last = self.user.last_login
        return last is not None and last > timezone.now() - A_MONTH


@dataclass
class Administration:
    """A Member with its people by name; `text` is its name in a language, where it has one."""

    pk: int
    slug: str
    text: Version | None
    people: list[Person]
    requests: list[AccessRequest] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.text.title if self.text else self.slug

    def person(self, pk: int) -> Person | None:
        return next((person for person in self.people if person.user.pk == pk), None)


def guided_by(user: User | AnonymousUser) -> QuerySet[Affiliation]:
    """The affiliations that make this person a focal point today."""
    current = Affiliation.objects.current()
    return current.filter(user=user.pk, role=AffiliationRole.FOCAL_POINT)


def administrations(user: User | AnonymousUser, slug: str = "") -> list[Administration]:
    """The administrations whose focal point this person is today, by name; or the one of a slug.

    Four statements, however many people there are.
    """
    guided = guided_by(user)
    members = dict(guided.values_list("member", "member__slug"))
    if slug:
        members = {pk: found for pk, found in members.items() if found == slug}
    if not members:
        return []
    names = names_of(members)
    people = people_of(members)
    found = [
        Administration(pk, known_as, names.get(pk), people.get(pk, []))
        for pk, known_as in members.items()
    ]
    return sorted(found, key=lambda administration: administration.name.casefold())


def people_of(members: Any) -> dict[int, list[Person]]:
    """The people of these Members, by name, by the key of the Member: two statements."""
    affiliations = Affiliation.objects.not_over().filter(member__in=list(members))
    affiliations = affiliations.select_related("user", "request").prefetch_related("groups")
    found: dict[int, dict[int, Person]] = {}
    for affiliation in affiliations.order_by("starts_on", "pk"):
        people = found.setdefault(affiliation.member_id or 0, {})
        person = people.setdefault(affiliation.user_id, Person(affiliation.user))
        person.affiliations.append(affiliation)
    return {
        pk: sorted(people.values(), key=lambda person: (person.name.casefold(), person.user.pk))
        for pk, people in found.items()
    }
