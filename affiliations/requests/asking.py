"""Asking for access. Whoever asks, and for whatever address, the same things happen.

The owner of an address gets at most one letter a day because somebody typed it, and reads in it
what there is: a link that proves the address, the page of the request under way, or the account.
"""

import json
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts.attempts import Purpose, TooManyAttempts, admit
from accounts.models import User
from affiliations.models import AccessRequest
from affiliations.requests.links import hidden, new_proof, proof_path, status_path
from affiliations.requests.organizations import columns_of
from mail import letters

PROOF_DAYS, ONE_LETTER = 7, timedelta(days=1)


def ask(
    answers: dict[str, Any], key: str, *, language: str, place: str, by: User | AnonymousUser
) -> AccessRequest:
    """Keep a request, and write to its address if that is due.

    The same answers with the same key, sent twice, are one request. Raises TooManyAttempts where
    the place has to wait; that the address has been asked for too often is nobody's to know.
    """
    email = answers["who"]["email"]
    form = hidden(key + json.dumps(answers, sort_keys=True))
    if earlier := AccessRequest.objects.filter(form=form).first():
        return earlier
    may_write = True
    try:
        admit(Purpose.REQUEST, place, email)
    except TooManyAttempts as refusal:
        if not refusal.is_of_name:
            raise
        may_write = False
    with transaction.atomic():
        hold_address(email)
        return _keep(answers, form, language, by, may_write)


def hold_address(email: str) -> None:
    """Let nobody else decide what an address gets until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [hidden(email.lower())])


def _keep(
    answers: dict[str, Any], form: str, language: str, by: User | AnonymousUser, may_write: bool
) -> AccessRequest:
    email = answers["who"]["email"]
    of_address = AccessRequest.objects.of_address(email)
    since = timezone.now() - ONE_LETTER
    has_letter = of_address.filter(wrote_at__gt=since).exists()
    under_way = of_address.open().first()
    account = User.objects.filter(email__iexact=email).first()
    if account and (account == by or not account.is_open()):
        account = None  # known to be the applicant's, or of no use any more
    secret, proof = new_proof()
    access_request, is_new = AccessRequest.objects.get_or_create(
        form=form,
        defaults={
            **_columns(answers),
            "language": language,
            "proof": "" if under_way or account else proof,
            "wrote_at": timezone.now() if may_write and not has_letter else None,
        },
    )
    if is_new:
        access_request.bodies.set(answers["purpose"].get("bodies", []))
    if is_new and access_request.wrote_at:
        _write(access_request, account, under_way, secret)
    return access_request


def _columns(answers: dict[str, Any]) -> dict[str, Any]:
    who, organization, purpose = (answers[name] for name in ["who", "organization", "purpose"])
    names = ["purpose", "confirmer_name", "confirmer_email"]
    return {
        **who,
        **columns_of(organization["organization"], organization["other_name"]),
        "department": organization["department"],
        **{name: purpose[name] for name in names},
    }


def _write(
    access_request: AccessRequest,
    account: User | None,
    under_way: AccessRequest | None,
    secret: str,
) -> None:
    """The one letter to an unproved address. It holds no word that somebody typed.

    To an account, it goes to the address and in the language that the account has.
    """
    to, language = access_request.email, access_request.language
    context: dict[str, Any]
    if account:
        to, language = account.email, account.language
        with translation.override(language):
            context = {"path": reverse("account_login"), "reset": reverse("account_reset_password")}
        letters.compose("request_account", to=to, language=language, context=context)
    elif under_way:
        context = {"path": status_path(under_way)}
        letters.compose(
            "request_under_way", to=under_way.email, language=under_way.language, context=context
        )
    else:
        context = {"path": proof_path(secret, language), "days": PROOF_DAYS}
        letters.compose("request_proof", to=to, language=language, context=context)
