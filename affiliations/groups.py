"""Which groups of the access rule a person is in because of an affiliation: said here, once."""

from django.contrib.auth.models import Group
from django.db.models import Case, Q, QuerySet, Value, When

from accounts.models import User
from affiliations.models import Affiliation, Organization

# Migrations make these groups. They open pages and hold no rights.
DELEGATES_OF_MEMBERS = "Delegates of Members"
PARTNERS = "Partners"
SECRETARIAT = "Secretariat"
GROUPS = {
    Organization.MEMBER: DELEGATES_OF_MEMBERS,
    Organization.PARTNER: PARTNERS,
    Organization.SECRETARIAT: SECRETARIAT,
}
NAMES_BY_ORGANIZATION = [
    When(organization=organization, then=Value(name)) for organization, name in GROUPS.items()
]


def groups_of(user: User) -> QuerySet[Group]:
    """The groups that this person is in today for an organization, and by it for a body."""
    current = Affiliation.objects.current().filter(user=user.pk)
    names = current.values_list(Case(*NAMES_BY_ORGANIZATION))
    return Group.objects.filter(Q(affiliations__in=current) | Q(name__in=names))


def offered() -> QuerySet[Group]:
    """The groups that an affiliation can bring beside those that follow from it: without rights."""
    follow = GROUPS.values()
    return Group.objects.filter(permissions=None).exclude(name__in=follow).order_by("name")
