"""What the settings take from the environment."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MIN_SECRET_KEY = 50
MIN_DIFFERENT = 10
OWN_HOSTS = {"127.0.0.1", "localhost", "[::1]", "testserver"}


def required(name: str, default: str) -> str:
    """The environment variable `name`, else the default.

    Raises ImproperlyConfigured when both are empty: in production there is no default.
    """
    value = os.environ.get(name, default)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set in the environment")
    return value


def listed(text: str) -> list[str]:
    """The items of a list with commas: "a, b" is ["a", "b"]."""
    return [item.strip() for item in text.split(",") if item.strip()]


def refuse_unsafe(
    secret_key: str,
    hosts: list[str],
    site_url: str,
    *,
    is_local: bool,
    has_debug: bool,
    asks_second_factor: bool,
) -> None:
    """Raises ImproperlyConfigured for settings that would put a public portal at risk."""
    is_known = secret_key.startswith("django-insecure-") or len(set(secret_key)) < MIN_DIFFERENT
    if len(secret_key) < MIN_SECRET_KEY or is_known:
        raise ImproperlyConfigured("SECRET_KEY must be a random secret of at least 50 characters")
    if has_debug and not set(hosts) <= OWN_HOSTS:
        raise ImproperlyConfigured("DEBUG shows the code to everybody: ALLOWED_HOSTS must be local")
    if is_local:
        return
    if "*" in hosts or not hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the portal")
    if not site_url.startswith("https://"):
        raise ImproperlyConfigured("SITE_URL must begin with https://")
    if not asks_second_factor:
        raise ImproperlyConfigured("SECOND_FACTOR may be optional on a machine of your own only")


def local_secret(directory: Path) -> str:
    """A random key of this machine, made once and kept in the directory."""
    path = directory / "secret_key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()
