"""Codes of an app and recovery codes: each is taken once, by whichever process comes first."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.db import transaction

from accounts.models import User

Type = Authenticator.Type
# Where the authenticator keeps the number of the last time step whose code it took.
LAST_STEP = "last_step"


def step_of(secret: str, code: str) -> int | None:
    """The time step, now or one either side, whose code this is. Source: RFC 6238."""
    for step in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None


@transaction.atomic
def take(user: User, code: str) -> Authenticator | None:
    """The factor of this person whose code this is, which is used up by that; None if wrong."""
    factors = Authenticator.objects.select_for_update().filter(user=user)
    for factor in factors.filter(type__in=[Type.TOTP, Type.RECOVERY_CODES]).order_by("-type"):
        if _takes(factor, code):
            return factor
    return None


def use_up(factor: Authenticator, step: int) -> None:
    """From now on the app's codes of this time step and of those before are refused."""
    factor.data[LAST_STEP] = step
    factor.save(update_fields=["data"])


def _takes(factor: Authenticator, code: str) -> bool:
    if factor.type == Type.RECOVERY_CODES:
        return factor.wrap().validate_code(code)
    step = step_of(decrypt(factor.data["secret"]), code)
    if step is None or step <= factor.data.get(LAST_STEP, 0):
        return False
    use_up(factor, step)
    return True
