"""Which database the portal uses: the one named by DATABASE_URL, else the embedded server."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = {"postgres", "postgresql"}


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for postgresql://user:password@host:port/name?option=value.

    The host may be a socket directory, percent-encoded or as the option `host`.
    Raises ImproperlyConfigured for another scheme or a missing name; the message never repeats
    the address, which may hold a password.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in SCHEMES or not name:
        raise ImproperlyConfigured("DATABASE_URL must read postgresql://user:password@host/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "wco_portal.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def embedded_database(data_dir: Path) -> dict[str, Any]:
    """Django's settings for the embedded PostgreSQL server, its files below `data_dir`."""
    return {"ENGINE": "wco_portal.embedded", "NAME": "portal", "DATA_DIR": data_dir, "OPTIONS": {}}
