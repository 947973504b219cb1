"""Test cases that commit, and clean up after themselves."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.cache import caches
from django.test import Client, TransactionTestCase, override_settings

from tests.rows import empty_tables
from wco_portal import identity

# Passwords as production keeps them: where time or the look of what is kept is the subject.
production_passwords = override_settings(PASSWORD_HASHERS=identity.SETTINGS["PASSWORD_HASHERS"])


class kept_between_requests(override_settings):  # noqa: N801
    """Names, counts and pages are kept as in production, where other tests make each anew.

    For tests that change no row, or commit: a generation begins when a transaction ends.
    """

    def __init__(self):
        backend = "django.core.cache.backends.locmem.LocMemCache"
        names = ["default", "pages"]
        super().__init__(CACHES={name: {"BACKEND": backend, "LOCATION": name} for name in names})

    def enable(self):
        super().enable()
        for cache in caches.all():
            cache.clear()


class ProvedClient(Client):
    """Signs people in as if they had proved their second factor, which tests seldom are about."""

    def force_login(self, user, backend=None, *, is_proved=True):
        super().force_login(user, backend)
        session = self.session
        methods = [{"method": "mfa", "at": 0}] if is_proved else []
        session[AUTHENTICATION_METHODS_SESSION_KEY] = methods
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()


class KeepsMigratedRows:
    """Empties the tables after a test, but for what migrations made; Django would empty all."""

    def _fixture_teardown(self):
        empty_tables()


class CommittingTestCase(KeepsMigratedRows, TransactionTestCase):
    """Tests whose transactions really end: for triggers and threads."""
