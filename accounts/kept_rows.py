"""What accounts, the audit log and the mail keep about people."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.email_changes import EmailChange
from accounts.kept_data import KeptData, type_of_rows, values_of
from accounts.models import User
from audit.models import Record
from mail.models import Letter

ACCOUNT_FIELDS = [
    "username", "first_name", "last_name", "email", "language", "date_joined", "last_login",
    "expires_on", "is_active", "is_staff",
]  # fmt: skip


def _account(user: User) -> type_of_rows:
    return values_of(User.objects.filter(pk=user.pk), ACCOUNT_FIELDS)


def _factors(user: User) -> type_of_rows:
    """The kinds of second factors and when they were used; never what is secret of them."""
    factors = Authenticator.objects.filter(user=user).order_by("created_at", "pk")
    return values_of(factors, ["type", "created_at", "last_used_at"])


def _erase_factors(user: User, by: User) -> None:
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()


def _sessions(user: User) -> type_of_rows:
    sessions = UserSession.objects.filter(user=user).order_by("created_at", "pk")
    return values_of(sessions, ["created_at", "last_seen_at", "ip", "user_agent"])


def _end_sessions(user: User, by: User) -> None:
    """Sign the person out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()


def ended_sessions(at: datetime) -> QuerySet[UserSession]:
    """Those that nobody can use any more: their row of Django's is gone or over."""
    usable = Session.objects.filter(expire_date__gt=at).values("session_key")
    return UserSession.objects.exclude(session_key__in=usable)


def _email_changes(user: User) -> type_of_rows:
    return values_of(EmailChange.objects.filter(user=user), ["new_email", "asked_at"])


def _erase_email_changes(user: User, by: User) -> None:
    EmailChange.objects.filter(user=user).delete()


def _records(user: User) -> type_of_rows:
    records = Record.objects.filter(Q(actor=user) | Q(person=user)).order_by("at", "pk")
    return [
        {
            "at": record.at,
            "action": record.action,
            "by_yourself": record.actor_id == user.pk,
            "what": record.subject,
            "details": record.details,
            "network_address": record.place if record.actor_id == user.pk else "",
        }
        for record in records
    ]


def _letters(user: User) -> type_of_rows:
    letters = _letters_to(user).order_by("created_at", "pk")
    return values_of(letters, ["subject", "language", "created_at", "sent_at"])


def _erase_letters(user: User, by: User) -> None:
    _letters_to(user).delete()


def _letters_to(user: User) -> QuerySet[Letter]:
    return Letter.objects.filter(to__iexact=user.email) if user.email else Letter.objects.none()


ACCOUNT = KeptData(
    name="account",
    label=_("Account: name, e-mail address, user name, language"),
    lasts=_("As long as the account."),
    rows=_account,
    after_erasure=_("Erased. What was decided as staff says “Former user” and a number."),
)
FACTORS = KeptData(
    name="second-factors",
    label=_("Password and second factors"),
    lasts=_("As long as the account. The download says which there are, never their secrets."),
    rows=_factors,
    after_erasure=_("Erased."),
    erase=_erase_factors,
)
SESSIONS = KeptData(
    name="sessions",
    label=_("Sessions: browser, network address, times"),
    lasts=_("Until the session ends; what is left of it goes within a day."),
    rows=_sessions,
    after_erasure=_("Erased, which signs out everywhere."),
    erase=_end_sessions,
)
EMAIL_CHANGES = KeptData(
    name="email-change",
    label=_("A new e-mail address that waits to be confirmed"),
    lasts=_("Until it is confirmed or refused, or 24 hours are over."),
    rows=_email_changes,
    after_erasure=_("Erased."),
    erase=_erase_email_changes,
)
RECORDS = KeptData(
    name="audit-log",
    label=_("Audit log: sign-ins, changes of rights, restricted files that were opened"),
    lasts=_("For the security of everybody, for a fixed time."),
    rows=_records,
    after_erasure=_(
        "Stays for its fixed time, with a number in place of the name: the log must show what "
        "happened."
    ),
)
LETTERS = KeptData(
    name="letters",
    label=_("Letters that the portal sent"),
    lasts=_("90 days after they were sent."),
    rows=_letters,
    after_erasure=_("Erased. Only the letter that says so is kept, until it is 90 days old."),
    erase=_erase_letters,
)
