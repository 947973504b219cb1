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
from affiliations.focal.people import Administration, names_of
from affiliations.models import AccessRequest, AskedOrganization, Endorsement, Step
from affiliations.requests.asking import PROOF_DAYS, hold_address
from affiliations.requests.links import hidden, new_proof, proof_path
from audit.models import Action
from audit.recording import record
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
    columns = {name: value for name, value in answers.items() if name not in {"bodies", "note"}}
    access_request = AccessRequest.objects.create(
        **columns,
        form=form,
        proof=proof,
        organization=AskedOrganization.MEMBER,
        member_id=administration.pk,
        confirmer_name=str(by),
        confirmer_email=by.email,
        endorsement=Endorsement.ENDORSED,
        wrote_at=timezone.now() if may_write else None,
    )
    access_request.bodies.set(answers.get("bodies", []))
    access_request.write_down(Step.ENDORSED, by, answers["note"])
    details = {"request": access_request.pk, "answer": str(Endorsement.ENDORSED)}
    subject = f"request {access_request.pk}"
    record(Action.REQUEST_ENDORSED, by=by, subject=subject, details=details)
    if may_write:
        _write(access_request, administration, secret)


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
    name = names_of([administration.pk], language).get(administration.pk)
    letters.compose(
        "nominated",
        to=access_request.email,
        language=language,
        context={
            "administration": name.title if name else administration.slug,
            "path": proof_path(secret, language),
            "days": PROOF_DAYS,
        },
    )
