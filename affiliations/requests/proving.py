"""Proving an address by the link of its letter, and what follows from it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from affiliations.models import (
    AccessRequest,
    Affiliation,
    AffiliationRole,
    Endorsement,
    RequestState,
)
from affiliations.requests.asking import PROOF_DAYS, hold_address
from affiliations.requests.links import hidden, status_path
from content.dates import day
from mail import letters

FORGOTTEN_AFTER = timedelta(days=14)


def asked_with(secret: str) -> AccessRequest | None:
    """The request that the link of a letter proves the address of, while the link works.

    Who asked again before opening it means the newest request. Where a focal point nominated
    the person it is the nomination: anybody may ask for an address, and would undo it.
    """
    since = timezone.now() - timedelta(days=PROOF_DAYS)
    unproved = AccessRequest.objects.unproved().filter(asked_at__gt=since)
    first = unproved.filter(proof=hidden(secret)).first()
    if first is None:
        return None
    is_nominated = Q(endorsement=Endorsement.ENDORSED)
    of_address = unproved.of_address(first.email).annotate(is_nominated=is_nominated)
    return of_address.order_by("-is_nominated", "-asked_at", "-pk").first()


@transaction.atomic
def prove(access_request: AccessRequest, secret: str) -> AccessRequest:
    """The address is the applicant's: the request waits, and people are told.

    What else was asked for this address is forgotten; where a request of it is under way
    already, that one is returned. Raises RequestError where somebody was faster.
    """
    hold_address(access_request.email)
    access_request.hold(RequestState.SENT)
    of_address = AccessRequest.objects.of_address(access_request.email)
    under_way = of_address.open().first()
    kept = under_way or access_request
    of_address.unproved().exclude(pk=kept.pk).delete()
    if not under_way:
        access_request.proof, access_request.wrote_at = hidden(secret), timezone.now()
        access_request.save(update_fields=["proof", "wrote_at"])
        access_request.prove()
        _tell(access_request)
    return kept


def _tell(access_request: AccessRequest) -> None:
    """Write to the applicant, and to those who may endorse the request."""
    with translation.override(access_request.language):
        context = {
            "person": str(access_request),
            "path": status_path(access_request),
            "day": day(access_request.due_on),
        }
    language = access_request.language
    letters.compose("request_received", to=access_request.email, language=language, context=context)
    if access_request.endorsement:
        return  # nominated by one of them
    focal_points = Affiliation.objects.current().filter(role=AffiliationRole.FOCAL_POINT)
    focal_points = focal_points.filter(member__isnull=False, member=access_request.member_id)
    users = {affiliation.user for affiliation in focal_points.select_related("user")}
    for user in users:
        if user.is_open() and user.email:
            with translation.override(user.language):
                path = reverse("people_request", args=[access_request.pk])
            context = {"person": str(user), "applicant": str(access_request), "path": path}
            letters.compose(
                "request_to_endorse", to=user.email, language=user.language, context=context
            )
