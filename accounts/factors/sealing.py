"""Secrets of second factors as they lie in the database: encrypted with a key of SECRET_KEY."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"accounts.factors.sealing"


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography.fernet.InvalidToken where no key of the settings has sealed it."""
    return _keys().decrypt(sealed.encode()).decode()


def _keys() -> MultiFernet:
    """The first seals; former ones still open what they sealed."""
    return MultiFernet([_key(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> Fernet:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derivation.derive(secret.encode())))
