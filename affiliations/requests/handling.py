"""What staff do with a request: take it, note what they learn, and decide once."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.admin import groups_within
from accounts.models import User
from accounts.welcome import invite
from affiliations.models import (
    AccessRequest,
    Affiliation,
    Refusal,
    RequestError,
    RequestState,
    Step,
)
from audit.models import Action
from audit.recording import record
from mail import letters
from mail.wording import Quoted


@transaction.atomic
def take(access_request: AccessRequest, by: User) -> None:
    """Say that one deals with it. Raises RequestError where somebody else does."""
    access_request.hold()
    if access_request.handler_id not in {None, by.pk}:
        raise RequestError(_("%s deals with this request.") % access_request.handler)
    access_request.handler = by
    access_request.save(update_fields=["handler"])
    access_request.write_down(Step.TAKEN, by)


@transaction.atomic
def give_back(access_request: AccessRequest, by: User) -> None:
    """Leave it to others, whoever dealt with it: people fall ill."""
    access_request.hold()
    access_request.handler = None
    access_request.save(update_fields=["handler"])
    access_request.write_down(Step.GIVEN_BACK, by)


def note(access_request: AccessRequest, by: User, words: str) -> None:
    """Note what the applicant never reads, before or after the decision."""
    access_request.write_down(Step.NOTE, by, words)


@transaction.atomic
def approve(
    access_request: AccessRequest, by: User, affiliation: Affiliation, groups: Iterable[Group] = ()
) -> User:
    """Let the person in: an account, unless there is one, and this new affiliation for it.

    Raises RequestError where it was decided meanwhile or the account is switched off, and
    ValidationError for an affiliation that cannot be.
    """
    access_request.hold()
    groups = list(groups)
    if not set(groups) <= set(groups_within(by)):
        raise RequestError(_("You may not give one of these groups."))
    user = User.objects.filter(email__iexact=access_request.email).first()
    is_new = user is None
    user = user or _make_account(access_request, by)
    if not user.is_active:
        raise RequestError(_("The account of this address is switched off."))
    affiliation.user = user
    affiliation.begin(by=by, groups=groups)
    access_request.affiliation = affiliation
    access_request.save(update_fields=["affiliation"])
    _decide(access_request, by, RequestState.APPROVED, {"account": user.pk, "is_new": is_new})
    _tell_approved(access_request, user, is_new=is_new)
    for name in settings.REQUEST_APPROVED:
        import_string(name)(access_request, user)
    return user


@transaction.atomic
def refuse(
    access_request: AccessRequest, by: User, refusal: Refusal, words: str = "", language: str = ""
) -> None:
    """Refuse, and tell the applicant why, in the own language; the words are in `language`.

    Raises RequestError where it was decided meanwhile.
    """
    access_request.hold()
    access_request.refusal, access_request.refusal_text = refusal, words
    access_request.refusal_language = language or access_request.language
    access_request.save(update_fields=["refusal", "refusal_text", "refusal_language"])
    _decide(access_request, by, RequestState.REFUSED, {"reason": str(refusal)})
    with translation.override(access_request.language):
        context: dict[str, Any] = {
            "person": str(access_request),
            "reason": refusal.label,
            "words": Quoted(words) if words else "",
            "path": reverse("contact:contact"),
        }
        letters.compose(
            "request_refused",
            to=access_request.email,
            language=access_request.language,
            context=context,
        )


def _decide(
    access_request: AccessRequest, by: User, state: RequestState, details: dict[str, Any]
) -> None:
    access_request.end(state)
    access_request.write_down(Step(state), by)
    action = Action.REQUEST_APPROVED if state == RequestState.APPROVED else Action.REQUEST_REFUSED
    record(action, by=by, subject=f"request {access_request.pk}", details=details)


def _tell_approved(access_request: AccessRequest, user: User, *, is_new: bool) -> None:
    """The letter of the approval, and the one that leads to the first password."""
    with translation.override(user.language):
        path = reverse("account_login")
    context = {"person": str(access_request), "path": path, "is_new": is_new}
    letters.compose("request_approved", to=user.email, language=user.language, context=context)
    if not user.has_usable_password():
        invite(user)


def _make_account(access_request: AccessRequest, by: User) -> User:
    """An account without a password, whose address is proved."""
    user = User(
        username=_new_username(access_request),
        email=access_request.email,
        first_name=access_request.given_name,
        last_name=access_request.family_name,
        language=access_request.language,
    )
    user.set_unusable_password()
    user.save()
    record(Action.ACCOUNT_MADE, by=by, person=user, subject=f"request {access_request.pk}")
    return user


def _new_username(access_request: AccessRequest) -> str:
    """A name that nobody has. It is no address: one day that may be another person's."""
    name = slugify(str(access_request))[:40] or "delegate"
    return f"{name}-{secrets.token_hex(4)}"
