"""What is kept for a time only, in every room, and forgetting it when that time is over.

settings.RETENTION names a function per room, which says for a moment what is then `Kept`.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audit.models import Action, Record

logger = logging.getLogger(__name__)

BATCH_ROWS = 1_000
YEAR_DAYS = 365
# Traces of people that help for weeks against those who break in, and harm them for longer.
TRACES = [
    Action.SIGN_IN_FAILED, Action.SIGN_IN_HELD_BACK, Action.PASSWORD_RESET_ASKED, Action.DENIED,
]  # fmt: skip
SIGN_INS = [Action.SIGNED_IN, Action.SIGNED_OUT, Action.SESSION_ENDED]
OPENED = [Action.FILE_OPENED]
DECISIONS = [action for action in Action if action not in {*TRACES, *SIGN_INS, *OPENED}]


class Kept(NamedTuple):
    """A class of data: what it is in words, how long it is kept, the rows past that time.

    Those rows are deleted, unless `empty` says what else is done so that nothing is left of a
    person: it changes rows, says how many, and they are overdue no more.
    """

    what: Any
    time: timedelta
    overdue: QuerySet
    empty: Callable[[QuerySet], int] | None = None

    @property
    def time_in_words(self) -> str:
        days = self.time.days
        if not days:
            return _("not at all")
        if days % YEAR_DAYS:
            return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
        years = days // YEAR_DAYS
        return ngettext("%(number)s year", "%(number)s years", years) % {"number": years}


def everything_kept(at: datetime | None = None) -> list[Kept]:
    """Every class of data that has a time, with what is overdue at that moment (now)."""
    at = at or timezone.now()
    return [kept for name in settings.RETENTION for kept in import_string(name)(at)]


def records_kept(at: datetime) -> Iterator[Kept]:
    """The audit log, by what its records tell of."""
    for what, actions, time in [
        (gettext_lazy("Audit log: failures and denials"), TRACES, timedelta(days=90)),
        (gettext_lazy("Audit log: sign-ins"), SIGN_INS, timedelta(days=YEAR_DAYS)),
        (gettext_lazy("Audit log: restricted files"), OPENED, timedelta(days=2 * YEAR_DAYS)),
        (gettext_lazy("Audit log: rights and decisions"), DECISIONS, timedelta(days=5 * YEAR_DAYS)),
    ]:
        yield Kept(what, time, Record.objects.filter(action__in=actions, at__lt=at - time))


def forget(kept: Kept) -> int:
    """Forget what is overdue, in batches that lock nothing for long; how many rows that were."""
    total = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            # The database lets records of the audit log go in no other transaction.
            cursor.execute("SET LOCAL audit.forgetting = 'on'")
            batch = list(kept.overdue.order_by().values_list("pk", flat=True)[:BATCH_ROWS])
            gone = _forget_rows(kept, kept.overdue.filter(pk__in=batch))
        total += gone
        if not gone or len(batch) < BATCH_ROWS:
            return total


def _forget_rows(kept: Kept, rows: QuerySet) -> int:
    if kept.empty:
        return kept.empty(rows)
    _all, of_models = rows.delete()
    return of_models.get(rows.model._meta.label, 0)


def forget_everything_overdue() -> Iterator[tuple[Kept, int]]:
    """Forget class by class; one that cannot be forgotten does not keep the others."""
    for kept in everything_kept():
        try:
            yield kept, forget(kept)
        except (DatabaseError, ProtectedError):
            logger.exception("could not forget: %s", kept.what)
