"""A signed stamp in the form: who sends it back asked for the page, and not a moment ago.

Robots send forms that they never opened, or open and send them in the same second.
"""

import secrets
from datetime import datetime, timedelta
from enum import Enum

from django.core.signing import BadSignature, Signer
from django.utils import timezone

SALT = "contact.stamps"
SOONEST = timedelta(seconds=3)
LATEST = timedelta(days=1)


class Verdict(Enum):
    GOOD = "good"
    TOO_SOON = "too soon"
    TOO_OLD = "too old"


def new_stamp(at: datetime | None = None) -> str:
    """A stamp of that moment (now), different for each page."""
    moment = int((at or timezone.now()).timestamp())
    return Signer(salt=SALT).sign(f"{moment}-{secrets.token_urlsafe(12)}")


def judge(stamp: str, at: datetime | None = None) -> Verdict:
    """What a stamp says of the form that it came back with; one that is not ours is too old."""
    try:
        moment = int(Signer(salt=SALT).unsign(stamp).partition("-")[0])
    except (BadSignature, ValueError):
        return Verdict.TOO_OLD
    age = timedelta(seconds=(at or timezone.now()).timestamp() - moment)
    if age < SOONEST:
        return Verdict.TOO_SOON
    return Verdict.GOOD if age <= LATEST else Verdict.TOO_OLD
