"""What the settings take from the environment."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def required(name: str, default: str) -> str:
    """The environment variable `name`, else the default.

    Raises ImproperlyConfigured when both are empty: in production there is no default.
    """
    value = os.environ.get(name, default)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set in the environment")
    return value


def local_secret(directory: Path) -> str:
    """A random key of this machine, made once and kept in the directory."""
    path = directory / "secret_key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()
