"""The job that asks the virus scanner again about files that wait for it."""

import logging

from procrastinate.contrib.django import app

from library.models import DocumentFile, Scan

logger = logging.getLogger(__name__)

QUEUE = "files"
# A scanner that hangs takes ten seconds for each.
MOST_AT_ONCE = 20


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, queueing_lock="library.scan_waiting")
def scan_waiting(timestamp: int) -> None:
    """Every five minutes: the files that nobody has looked at, oldest first."""
    for file in DocumentFile.objects.filter(scan=Scan.WAITING).order_by("pk")[:MOST_AT_ONCE]:
        try:
            file.scan_again()
        except FileNotFoundError:
            logger.warning("file %s waits for the scanner and is gone", file.pk)
