"""The secrets in the links of letters, and the addresses that they make.

The one that proves an address is kept as a hash. The one that opens the page of a request is
signed, so that every letter can have it and the database does not.
"""

import secrets
import uuid

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from affiliations.models import AccessRequest

SALT = "affiliations.requests.links"


def new_proof() -> tuple[str, str]:
    """A secret for a letter, and what of it is kept."""
    secret = secrets.token_urlsafe(32)
    return secret, hidden(secret)


def hidden(value: str) -> str:
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()


def proof_path(secret: str, language: str) -> str:
    with translation.override(language):
        return reverse("request_proof", args=[secret])


def status_path(access_request: AccessRequest) -> str:
    """Where the applicant reads how the request stands, in the language of the letters."""
    with translation.override(access_request.language):
        return reverse("request_status", args=[status_secret(access_request)])


def status_secret(access_request: AccessRequest) -> str:
    return _signer().sign(access_request.key.hex)


def key_of(secret: str) -> uuid.UUID | None:
    """The key of the request that a link names; None for a link that is not ours."""
    try:
        return uuid.UUID(hex=_signer().unsign(secret))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(sep=".", salt=f"{SALT}.status")
