"""The backend: `PATIENCE` in the settings of a database is what its answers may take, in seconds.

Where a server has just not answered, nobody else waits for it: for a moment every connection is
refused at once, so that a few threads do not hold up all that come.
"""

import time
from typing import ClassVar

from django.db.backends.postgresql import base

from . import driver

CHECK_SECONDS = 1
AWAY_SECONDS = 2


class DatabaseWrapper(base.DatabaseWrapper):
    Database = driver
    _away_until: ClassVar[dict[tuple[str, str], float]] = {}

    @property
    def patience(self) -> float | None:
        return self.settings_dict.get("PATIENCE")

    def get_new_connection(self, conn_params):
        server = conn_params.get("host", ""), conn_params.get("port", "")
        if self.patience and time.monotonic() < self._away_until.get(server, 0):
            raise driver.OperationalError("the server did not answer a moment ago")
        try:
            connection = super().get_new_connection(conn_params)
        except driver.OperationalError:
            self._away_until[server] = time.monotonic() + AWAY_SECONDS
            raise
        connection.patience = self.patience
        return connection

    def is_usable(self):
        """A health check is answered at once or not at all."""
        connection = self.connection
        if connection is not None and self.patience:
            connection.patience = CHECK_SECONDS
        is_usable = super().is_usable()
        if is_usable:
            connection.patience = self.patience
        return is_usable
