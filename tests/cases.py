"""Test cases that commit, and clean up after themselves."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client, TransactionTestCase, override_settings

from tests.rows import empty_tables
from wco_portal import identity

# Passwords as production keeps them: where time or the look of what is kept is the subject.
production_passwords = override_settings(PASSWORD_HASHERS=identity.SETTINGS["PASSWORD_HASHERS"])


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
