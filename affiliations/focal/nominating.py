"""Nominating a person: a request for access that its focal point has endorsed already.

The address is proved by its owner, as that of every request is, and the Secretariat decides.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.attempts import TooManyAttempts
from accounts.models import User
from affiliations.focal.people import Administration
from affiliations.models import AccessRequest, AskedOrganization, Endorsement
from affiliations.requests.asking import PROOF_DAYS, hold_address
from affiliations.requests.links import hidden, new_proof, proof_path
from content.names import title_of
from mail import letters

A_DAY = timedelta(days=1)
# So many nominations of an administration wait for their proof at most, of one day.
MOST = 30


@transaction.atomic
def nominate(answers: dict[str, Any], administration: Administration, by: User) -> None:
    """Keep the nomination and write to the person, who gets one such letter a day at most.

    The same words, sent twice on a day, are one nomination. Raises TooManyAttempts.
    """
    said = json.dumps([answers, administration.pk, by.pk, str(timezone.localdate())], default=str)
    hold_address(answers["email"])
    form = hidden(said)
    if AccessRequest.objects.filter(form=form).exists():
        return
    since = timezone.now() - A_DAY
    _limit(administration, since)
    of_address = AccessRequest.objects.of_address(answers["email"])
    may_write = not of_address.filter(wrote_at__gt=since).exists()
    secret, proof = new_proof()
    access_request = AccessRequest(
        form=form,
        proof=proof,
        organization=AskedOrganization.MEMBER,
        member_id=administration.pk,
        wrote_at=timezone.now() if may_write else None,
    )
    _endorse(access_request, answers, by)
    if may_write:
        _write(access_request, administration, secret)


def _endorse(access_request: AccessRequest, answers: dict[str, Any], by: User) -> None:
    """Keep the request with the answers and the word of the focal point, who wrote them."""
    for name in answers.keys() - {"bodies", "note"}:
        setattr(access_request, name, answers[name])
    access_request.confirmer_name, access_request.confirmer_email = str(by), by.email
    access_request.endorsement = Endorsement.ENDORSED
    access_request.save()
    access_request.bodies.set(answers.get("bodies", []))
    access_request.write_down_endorsement(by, answers["note"])


def _limit(administration: Administration, since: datetime) -> None:
    """Nobody sends letters to the world by nominating it."""
    unproved = AccessRequest.objects.unproved().filter(
        member=administration.pk, endorsement=Endorsement.ENDORSED, asked_at__gt=since
    )
    moments = unproved.order_by("-asked_at").values_list("asked_at", flat=True)
    if last := moments[MOST - 1 : MOST].first():
        raise TooManyAttempts(int((last - since).total_seconds()) + 1, is_of_name=False)


def _write(access_request: AccessRequest, administration: Administration, secret: str) -> None:
    """The letter to the address: it holds no word that the focal point typed."""
    language = access_request.language
    letters.compose(
        "nominated",
        to=access_request.email,
        language=language,
        context={
            "administration": title_of(administration, language),
            "path": proof_path(secret, language),
            "days": PROOF_DAYS,
        },
    )
