"""Second factors for tests, and their codes."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a password of some length"


def code_at(steps=0, secret=SECRET):
    """The code of the app now, or some steps of 30 seconds away."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def add_app(user):
    return TOTP.activate(user, SECRET).instance


def add_codes(user):
    return RecoveryCodes.activate(user).generate_codes()


def add_passkey(user, name="Key"):
    data = {"name": name, "credential": {}}
    return Authenticator.objects.create(user=user, type="webauthn", data=data)
