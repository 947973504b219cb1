"""Who may register for an event, and for which organization."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from accounts.models import User
from affiliations.models import Affiliation, AffiliationRole, Organization
from affiliations.models.current import AffiliationQuerySet
from registrations.models import Audience, RegistrationError, RegistrationForm

SENDERS = [Organization.MEMBER, Organization.PARTNER]


def affiliations_of(user: User | AnonymousUser) -> AffiliationQuerySet:
    """What a person can speak for at an event today, in the order of the affiliations."""
    current = Affiliation.objects.current().filter(user=user.pk, organization__in=SENDERS)
    return current.order_by("starts_on", "pk")


def senders_of(user: User | AnonymousUser) -> list[Affiliation]:
    """One affiliation for each organization that a person can speak for today."""
    found: dict[tuple[int | None, int | None], Affiliation] = {}
    for affiliation in affiliations_of(user):
        found.setdefault((affiliation.member_id, affiliation.partner_id), affiliation)
    return list(found.values())


def may_register(form: RegistrationForm, user: User | AnonymousUser) -> bool:
    """Whether the form is for this person, who may read the event; it may be closed."""
    if form.audience == Audience.EVERYBODY:
        return True
    if form.audience == Audience.REGISTERED or not user.is_authenticated:
        return user.is_authenticated
    return affiliations_of(user).exists()


def check_may_register(form: RegistrationForm, user: User | AnonymousUser) -> None:
    """Raises RegistrationError, which says why this person cannot register now."""
    if not form.is_open():
        raise RegistrationError(_("Registration is not open."))
    if not may_register(form, user):
        raise RegistrationError(_("This event is for delegates of Members and partners."))
    if is_sold_out(form):
        raise RegistrationError(_("All places are taken."))


def is_sold_out(form: RegistrationForm, taken: int | None = None) -> bool:
    """Whether nobody else can register, because there is no waiting list."""
    return not form.has_waiting_list and form.free_places(taken) == 0


def focal_points_of(affiliation: Affiliation | None) -> AffiliationQuerySet:
    """The focal points, today, of the Member that somebody speaks for."""
    current = Affiliation.objects.current().filter(role=AffiliationRole.FOCAL_POINT)
    member = affiliation.member_id if affiliation else None
    return current.filter(member__isnull=False, member=member).select_related("user")
