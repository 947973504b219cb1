"""psycopg as Django knows it, with connections that give up waiting for an answer.

PostgreSQL's own statement_timeout ends what takes long; it cannot help where the server is
frozen or the network has lost it. There only the client's clock does.
"""

from psycopg import *  # noqa: F403 (Django looks for psycopg's names here)
from psycopg import Connection, OperationalError
from psycopg.errors import _WaitTimeout

# How often Python looks whether it was interrupted, in seconds.
INTERVAL = 0.1


class PatientConnection(Connection):
    """A connection that waits for each answer no longer than `patience` seconds; None: for ever."""

    patience: float | None = None

    def wait(self, gen, interval=INTERVAL, timeout=None):
        timeout = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, interval, timeout)
        except _WaitTimeout as error:
            # What the server does with the statement is unknown, so nothing else may be asked.
            self.pgconn.finish()
            raise OperationalError(f"no answer within {timeout} seconds") from error


connect = PatientConnection.connect  # type: ignore[assignment]
