"""Test cases that commit, and clean up after themselves."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client, TransactionTestCase

# Rows that migrations made; the tests of other classes need them.
MADE_BY_MIGRATIONS = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
}
# Tables of the queue, which Django does not manage.
JOBS = ["procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers"]


class ProvedClient(Client):
    """Signs people in as if they had proved their second factor, which tests seldom are about."""

    def force_login(self, user, backend=None, *, is_proved=True):
        super().force_login(user, backend)
        session = self.session
        methods = [{"method": "mfa", "at": 0}] if is_proved else []
        session[AUTHENTICATION_METHODS_SESSION_KEY] = methods
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()


# The groups among them, as the database had them before any test: conftest says which.
migrated_groups: set[str] = set()


def empty_tables() -> None:
    """Delete every row but those that migrations made."""
    names = set(connection.introspection.django_table_names(only_existing=True))
    tables = ", ".join([*sorted(names - MADE_BY_MIGRATIONS), *JOBS])
    with transaction.atomic(), connection.cursor() as cursor:
        # A connection that a thread left open would hold this up for ever.
        cursor.execute("SET LOCAL lock_timeout = '20s'")
        cursor.execute("SET LOCAL audit.forgetting = 'on'")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")
        Group.objects.exclude(name__in=migrated_groups).delete()


class KeepsMigratedRows:
    """Empties the tables after a test, but for what migrations made; Django would empty all."""

    def _fixture_teardown(self):
        empty_tables()


class CommittingTestCase(KeepsMigratedRows, TransactionTestCase):
    """Tests whose transactions really end: for triggers and threads."""
