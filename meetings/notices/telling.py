"""Telling followers of new documents: each once, at once or in the morning.

What is told and up to when that was is written in one transaction, so a worker that is killed
doubles nothing; what a missed run had to tell is told by the next. Rights are those of this moment.
"""

import logging
from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from meetings.models import Follow, Pace, WorkingDocument
from meetings.notices.arrivals import due, enrol, news_for, waiting
from meetings.notices.writing import write_letter

logger = logging.getLogger(__name__)

# What is shown now is told by the clock of a transaction that may not have ended.
SETTLED = timedelta(minutes=2)
# While documents go on coming, they are waited for, but not for longer: ten minutes with the
# pause between two runs.
MOST_WAIT = timedelta(minutes=6)
MORNING = time(7)


def tell_all(at: datetime | None = None) -> None:
    """Tell everybody for whom something came, at the moment that they chose."""
    at = at or timezone.now()
    enrol(at)
    for pace, until in [(Pace.AT_ONCE, at - SETTLED), (Pace.DAILY, last_morning(at))]:
        for user_pk in waiting(pace, until):
            try:
                tell(user_pk, pace, until, at)
            except Exception:  # one person's letter must not hold up those of others
                logger.exception("user %s was not told", user_pk)


def last_morning(at: datetime) -> datetime:
    """The last moment at which letters of the day were due, by the clocks of Brussels."""
    day = timezone.localtime(at - SETTLED)
    morning = timezone.make_aware(datetime.combine(day.date(), MORNING))
    if morning <= day:
        return morning
    return timezone.make_aware(datetime.combine(day.date() - timedelta(days=1), MORNING))


@transaction.atomic
def tell(user_pk: int, pace: Pace, until: datetime, at: datetime) -> None:
    """Tell one person of what came until that moment; at the same moment only one worker does."""
    user = User.objects.select_for_update(no_key=True).get(pk=user_pk)
    follows = list(Follow.objects.filter(user=user_pk))
    chosen = due(user, follows, pace, until)
    is_told = user.is_open() and user.email
    news = news_for(user, follows, chosen, until) if is_told else []
    if pace == Pace.AT_ONCE and _goes_on(news, until, at):
        return
    past = [follow.pk for follow in follows if follow.pace == pace and follow.told_until < until]
    Follow.objects.filter(pk__in=past).update(told_until=until)
    if news:
        write_letter(user, news)


def _goes_on(news: Collection[WorkingDocument], until: datetime, at: datetime) -> bool:
    """Whether documents of the same meetings still come, and the first can wait for them."""
    moments = [document.shown_at for document in news if document.shown_at]
    if not moments or min(moments) <= at - MOST_WAIT:
        return False
    later = WorkingDocument.objects.filter(
        entry__in={document.entry_id for document in news}, shown_at__gt=until, shown_at__lte=at
    )
    return later.exists()
