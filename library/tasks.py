"""The jobs that read files, and ask the virus scanner again about those that wait for it."""

import logging
from contextlib import suppress

from procrastinate.contrib.django import app

from library import texts
from library.models import DocumentFile, Scan
from library.models.document import QUEUE

logger = logging.getLogger(__name__)

# A scanner that hangs takes ten seconds for each.
MOST_AT_ONCE = 20
READING_SECONDS = 50


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, queueing_lock="library.scan_waiting")
def scan_waiting(timestamp: int) -> None:
    """Every five minutes: the files that nobody has looked at, oldest first."""
    for file in DocumentFile.objects.filter(scan=Scan.WAITING).order_by("pk")[:MOST_AT_ONCE]:
        try:
            file.scan_again()
        except FileNotFoundError:
            logger.warning("file %s waits for the scanner and is gone", file.pk)


@app.task(queue=QUEUE)
def read_files() -> None:
    """Read what waits, as long as the periodic job leaves time; one job at a time."""
    with suppress(texts.BusyError):
        for file in texts.read_waiting(READING_SECONDS):
            logger.info("file %s was read", file.pk)


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="library.read_missed")
def read_missed(timestamp: int) -> None:
    """Every minute: files whose job was lost with a worker, and those from before."""
    read_files()
