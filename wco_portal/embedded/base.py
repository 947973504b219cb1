"""Django's PostgreSQL backend, on a server that starts when it is needed."""

from typing import ClassVar

from django.db.backends.postgresql import client
from django.db.backends.postgresql.psycopg_any import sql

from wco_portal.postgresql import base

from .places import WHEEL
from .server import start

# Any number that all clients agree on.
CREATING_DATABASE = 7_236_001


class DatabaseClient(client.DatabaseClient):
    executable_name = str(WHEEL / "bin" / "psql")

    def runshell(self, parameters):
        self.connection.get_connection_params()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient
    _known_databases: ClassVar[set[tuple[str, str]]] = set()

    def get_connection_params(self):
        """Whoever asks is about to connect: Django, its pool, or a package with its own driver."""
        self.settings_dict.update(start(self.settings_dict["DATA_DIR"]))
        params = super().get_connection_params()
        self._create_database(params["dbname"])
        return params

    def _create_database(self, name: str) -> None:
        """Create the database unless it exists, asking the server once per process."""
        host, port, user = (self.settings_dict[key] for key in ("HOST", "PORT", "USER"))
        if name == "postgres" or (host, name) in self._known_databases:
            return
        with self.Database.connect(
            host=host, port=port, user=user, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [CREATING_DATABASE])
            query = "SELECT FROM pg_database WHERE datname = %s"
            if connection.execute(query, [name]).fetchone() is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        self._known_databases.add((host, name))
