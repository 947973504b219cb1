"""What there is to do: entries by the state of their texts, for lists and for the dashboard."""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from content.models import Status, Version

# Without a date for it, an entry comes up for a look so long after its last text.
REVIEW_AFTER = timedelta(days=2 * 365)


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


def due_for_review(entries: QuerySet, on: date | None = None) -> QuerySet:
    """The entries in readers' hands whose review is due on that day (today in Brussels)."""
    on = on or timezone.localdate()
    now = timezone.now()
    not_over = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    recent = _real_texts().filter(entry=OuterRef("pk"), published_on__gt=on - REVIEW_AFTER)
    is_due = Q(review_on__lte=on) | Q(~Exists(recent), review_on__isnull=True)
    return entries.filter(not_over, is_due).exclude(languages=[])


def with_review(entries: QuerySet) -> QuerySet:
    """Each entry with the days `written_on`, of its last text, and `due_on`, of its review."""
    last = _real_texts().filter(entry=OuterRef("pk")).order_by("-published_at")
    after = ExpressionWrapper(F("written_on") + REVIEW_AFTER, output_field=DateField())
    entries = entries.annotate(written_on=Subquery(last.values("published_on")[:1]))
    return entries.annotate(due_on=Coalesce("review_on", TruncDate(after)))


def _real_texts() -> QuerySet:
    """The texts that were ever published, minor edits aside: nobody looked at the whole for one."""
    texts = Version.objects.filter(published_at__isnull=False, is_minor=False)
    return texts.annotate(published_on=TruncDate("published_at"))


def _has_text(status: str, **columns: Any) -> Q:
    return Q(Exists(Version.objects.filter(entry=OuterRef("pk"), status=status, **columns)))
