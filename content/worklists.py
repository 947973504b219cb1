"""What there is to do: entries by the state of their texts, for lists and for the dashboard."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from content.models import Status, Version


def in_state(entries: QuerySet, state: str, user: Any) -> QuerySet:
    """The entries in that state, by the names of `content.admin.states`; all for another.

    "mine" are those with a draft, or a text in review, that this person wrote last.
    """
    now = timezone.now()
    is_published = ~Q(languages=[])
    has_open = _has_text(Status.DRAFT) | _has_text(Status.IN_REVIEW)
    conditions = {
        "mine": _has_text(Status.DRAFT, author=user) | _has_text(Status.IN_REVIEW, author=user),
        "draft": Q(_has_text(Status.DRAFT)),
        "in_review": Q(_has_text(Status.IN_REVIEW)),
        "scheduled": is_published & Q(published_at__gt=now),
        "published": is_published
        & Q(published_at__lte=now)
        & (Q(expires_at__isnull=True) | Q(expires_at__gt=now)),
        "ended": is_published & Q(expires_at__lte=now),
        "withdrawn": Q(languages=[]) & _has_text(Status.WITHDRAWN) & ~has_open,
    }
    return entries.filter(conditions[state]) if state in conditions else entries


def lacking(entries: QuerySet, code: str) -> QuerySet:
    """The entries that readers get, but not in that language."""
    return entries.exclude(languages=[]).exclude(languages__contains=[code])


def stale_texts() -> QuerySet:
    """The published translations that are older than a change of their source."""
    return Version.objects.published().with_staleness().filter(is_stale=True)


def stale(entries: QuerySet, code: str) -> QuerySet:
    """The entries whose text in that language is older than a change of its source."""
    return entries.filter(Exists(stale_texts().filter(entry=OuterRef("pk"), language=code)))


def _has_text(status: str, **columns: Any) -> Q:
    return Q(Exists(Version.objects.filter(entry=OuterRef("pk"), status=status, **columns)))
