"""psycopg as Django knows it, with connections that give up waiting for an answer.

PostgreSQL's own statement_timeout ends what takes long; it cannot help where the server is
frozen or the network has lost it. There only the client's clock does.
"""

from psycopg import *  # noqa: F403 (Django looks for psycopg's names here)
from psycopg import Connection, OperationalError
from psycopg.errors import _WaitTimeout


class PatientConnection(Connection):
    """A connection that waits for each answer no longer than `patience` seconds; None: for ever."""

    patience: float | None = None

    def wait(self, gen, *args, timeout=None, **kwargs):
        timeout = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, *args, timeout=timeout, **kwargs)
        except _WaitTimeout as error:
            # What the server does with the statement is unknown, so nothing else may be asked.
            self.pgconn.finish()
            raise OperationalError(f"no answer within {timeout} seconds") from error


connect = PatientConnection.connect
