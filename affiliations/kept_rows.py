"""What affiliations and requests for access keep about people."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.kept_data import KeptData, type_of_rows, values_of
from accounts.models import User
from affiliations.models import AccessRequest, Affiliation
from affiliations.models.request_states import RequestState

AFFILIATION_FIELDS = [
    "organization", "member__slug", "partner__slug", "role", "starts_on", "ends_on",
    "confirmed_on", "end_reason",
]  # fmt: skip
REQUEST_FIELDS = [
    "given_name", "family_name", "email", "language", "position", "organization",
    "member__slug", "partner__slug", "other_name", "department", "purpose", "confirmer_name",
    "confirmer_email", "state", "asked_at", "proved_at", "due_on", "ended_at", "endorsement",
    "refusal", "refusal_text",
]  # fmt: skip


def _affiliations(user: User) -> type_of_rows:
    affiliations = Affiliation.objects.filter(user=user).order_by("starts_on", "pk")
    return values_of(affiliations, AFFILIATION_FIELDS)


def _end_affiliations(user: User, by: User) -> None:
    for affiliation in Affiliation.objects.filter(user=user):
        affiliation.end(by=by)
    Affiliation.objects.filter(user=user).update(end_reason="")


def requests_of(user: User) -> QuerySet[AccessRequest]:
    """The requests that somebody sent with the address of the account, or got it by."""
    is_theirs = Q(affiliation__user=user)
    if user.email:
        is_theirs |= Q(email__iexact=user.email)
    return AccessRequest.objects.filter(is_theirs)


def _requests(user: User) -> type_of_rows:
    return values_of(requests_of(user).order_by("asked_at", "pk"), REQUEST_FIELDS)


def _erase_requests(user: User, by: User) -> None:
    """Keep of each what was asked for and decided, by whom and when, without the person."""
    requests = list(requests_of(user))
    for request in requests:
        if request.state == RequestState.OPEN:
            request.withdraw()
        request.lines.update(words="")
    kept = AccessRequest.objects.filter(pk__in=[request.pk for request in requests])
    kept.unproved().delete()
    nothing = [
        "given_name", "email", "position", "department", "purpose", "confirmer_name",
        "confirmer_email", "refusal_text",
    ]  # fmt: skip
    kept.update(**dict.fromkeys(nothing, ""), family_name=f"former-user-{user.pk}")


AFFILIATIONS = KeptData(
    name="affiliations",
    label=_("Affiliations: organization, role, dates"),
    lasts=_("As long as the account, those that are over too."),
    rows=_affiliations,
    after_erasure=_("Ended. The history keeps a number in place of the name."),
    erase=_end_affiliations,
)
REQUESTS = KeptData(
    name="access-requests",
    label=_("Requests for access: what was written, and the answers"),
    lasts=_(
        "An approved one as long as the account, others for a year; two weeks where the address "
        "was not proved."
    ),
    rows=_requests,
    after_erasure=_(
        "What was written is erased. That there was a request, and who decided on it, stays."
    ),
    erase=_erase_requests,
)
