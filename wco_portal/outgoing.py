"""Where letters go: to the mail server of the environment, else to the mailbox of this machine."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from wco_portal.environment import required

# Seconds for each answer of the mail server.
TIMEOUT = 10
SECURITY = {
    "starttls": {"EMAIL_USE_TLS": True},
    "tls": {"EMAIL_USE_SSL": True},
    "none": {},
}


def outgoing_mail(*, is_local: bool) -> dict[str, Any]:
    """Django's settings for e-mail. Only this machine may do without a server.

    Raises ImproperlyConfigured.
    """
    sender = required("DEFAULT_FROM_EMAIL", "WCO Portal <portal@portal.invalid>" * is_local)
    names = {"DEFAULT_FROM_EMAIL": sender, "SERVER_EMAIL": sender}
    host = os.environ.get("EMAIL_HOST", "") if is_local else required("EMAIL_HOST", "")
    if not host:
        return names | {"EMAIL_BACKEND": "mail.mailbox.MailboxBackend"}
    security = os.environ.get("EMAIL_SECURITY", "starttls")
    if security not in SECURITY:
        raise ImproperlyConfigured(f"EMAIL_SECURITY must be one of {', '.join(SECURITY)}")
    return names | {
        "EMAIL_BACKEND": "mail.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": int(os.environ.get("EMAIL_PORT", "587")),
        "EMAIL_HOST_USER": os.environ.get("EMAIL_HOST_USER", ""),
        "EMAIL_HOST_PASSWORD": os.environ.get("EMAIL_HOST_PASSWORD", ""),
        "EMAIL_TIMEOUT": TIMEOUT,
        **SECURITY[security],
    }
