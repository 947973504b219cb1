"""How long the traces of signing in are kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from accounts.attempts import LONGEST, REMEMBERED, Attempt
from accounts.email_changes import LASTS
from accounts.kept_rows import ended_sessions
from accounts.models import EmailChange
from audit.retention import Kept


def traces_kept(at: datetime) -> Iterator[Kept]:
    """Attempts, and sessions that nobody can use any more."""
    wrong = Attempt.objects.over(at).filter(is_right=False)
    yield Kept(_("Attempts that were wrong, without names"), LONGEST, wrong)
    right = Attempt.objects.over(at).filter(is_right=True)
    yield Kept(_("Places where somebody signed in, without names"), REMEMBERED, right)
    yield Kept(_("Sessions that are over: where and when"), timedelta(0), ended_sessions(at))
    over = Session.objects.filter(expire_date__lte=at)
    yield Kept(_("Sessions that are over"), timedelta(0), over)
    unproved = EmailChange.objects.over(at)
    yield Kept(_("Changes of address that were not proved"), LASTS, unproved)
