"""Does the portal's jobs: sends its letters."""

import logging
import time
from contextlib import suppress
from typing import Any, cast

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from mail.tasks import deliver_due

logger = logging.getLogger(__name__)

CONCURRENCY = 4
STOP_SECONDS = 15
PAUSE_SECONDS = 5


def connection_of_its_own() -> Any:
    """A connection that waits for jobs, to the database of the settings, embedded or not."""
    return cast(Any, app.connector).get_worker_connector()


class Command(BaseCommand):
    help = "Do the portal's jobs (send its letters) until a signal ends it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="Do what is to be done now, then end."
        )

    def handle(self, *args, **options):
        if options["once"]:
            self._work(waits=False)
            return None
        while True:
            try:
                return self._work(waits=True)
            except (ConnectorException, OperationalError) as error:
                logger.warning("the worker lost the database: %s", error)
                time.sleep(PAUSE_SECONDS)

    def _work(self, *, waits: bool) -> None:
        """Work to the end. Raises ConnectorException or OperationalError without a database."""
        self._take_up_what_was_left()
        with app.replace_connector(connection_of_its_own()) as worker:
            worker.run_worker(
                wait=waits,
                concurrency=CONCURRENCY,
                delete_jobs="successful",
                shutdown_graceful_timeout=STOP_SECONDS,
            )

    @staticmethod
    def _take_up_what_was_left() -> None:
        """Look at once for what a worker had in hand when it was killed."""
        try:
            with suppress(AlreadyEnqueued):
                cast(Any, deliver_due).defer(timestamp=int(time.time()))
        finally:
            connection.close()
