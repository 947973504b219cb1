"""Denials: somebody asked for what exists and is not for them. Written down here alone.

The log names the person by number, the address and the rule; never a query, which may hold a
secret, and never a title. People who signed in are written down in the audit log, too.
"""

import logging
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from accounts.attempts import place_of
from audit.models import Action
from audit.recording import record
from content.models import Access, Status, Version

logger = logging.getLogger(__name__)

WITHDRAWN = "withdrawn"
FILE = "file for other readers"
PICTURE = "picture of pages for other readers"


def deny(request: HttpRequest, rule: str) -> None:
    """Write down that this reader was refused what the address of the request leads to."""
    user: Any = request.user
    path = escape_uri_path(request.path)
    name = f"user {user.pk}" if user.is_authenticated else "anonymous"
    logger.warning("denied: %s, %s %s, %s", name, request.method, path, rule)
    if user.is_authenticated:
        place, details = place_of(request), {"rule": rule}
        record(Action.DENIED, by=user, subject=path, details=details, request=request, place=place)


def deny_hidden(request: HttpRequest, entries: Any) -> str:
    """Deny the first of these entries, which this reader may not read; says by which rule.

    An empty rule where there is none, or it is only at this moment that it has no text. One
    statement, the same for what is hidden and for what does not exist.
    """
    withdrawn = Version.objects.filter(entry=OuterRef("pk"), status=Status.WITHDRAWN)
    columns = ["access", "languages", "published_at", "expires_at"]
    row = (
        entries.annotate(was_withdrawn=Exists(withdrawn)).values(*columns, "was_withdrawn").first()
    )
    rule = _rule(row) if row else ""
    if rule:
        deny(request, rule)
    return rule


def _rule(row: dict[str, Any]) -> str:
    now = timezone.now()
    if not row["languages"]:
        is_told = row["was_withdrawn"] and row["access"] == Access.PUBLIC
        return WITHDRAWN if is_told else "not published"
    if row["published_at"] > now:
        return "not published yet"
    if row["expires_at"] and row["expires_at"] <= now:
        return "expired"
    return "" if row["access"] == Access.PUBLIC else f"access: {row['access']}"
