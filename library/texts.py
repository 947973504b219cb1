"""What files say, kept page by page for the search.

The file is the truth, a job only the occasion to look at it: whatever waits is found again. A
lock that ends with its connection lets one job read at a time, and the next at once where a
worker was killed.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import F, QuerySet

from library import extracted
from library.models import DocumentFile, FilePage, TextState

logger = logging.getLogger(__name__)

# A file that takes its worker with it is tried so often.
MOST_TRIES = 3
BATCH = 100
LOCK = 7_315_001


class BusyError(Exception):
    """Another process is reading files."""


def read_waiting(seconds: float) -> Iterator[DocumentFile]:
    """Each file that waits, the newest first, once it is read; none is begun after so long.

    Raises BusyError.
    """
    end = time.monotonic() + seconds
    with _alone():
        while time.monotonic() < end and (file := _next()):
            read(file)
            yield file


def read(file: DocumentFile) -> None:
    """Read a file and keep its words, unless it is not the one that readers get any more."""
    try:
        with file.file.open() as stored:
            extract = extracted.pages(stored.read(), file.format)
    except OSError:
        logger.warning("file %s cannot be opened", file.pk)
        extract = extracted.Extract([], is_whole=False)
    keep(file, extract)


@transaction.atomic
def keep(file: DocumentFile, extract: extracted.Extract) -> None:
    """Write the pages in place of those that are there, in one transaction."""
    current = DocumentFile.objects.filter(pk=file.pk, is_current=True, language=file.language)
    if not current.select_for_update(no_key=True).exists():
        return
    file.text_pages.exclude(number=0).delete()
    # Files from before there was a search have none.
    if not file.text_pages.exists():
        file.name_page()
    write([(file, page) for page in extract.pages])
    current.update(text_state=state_of(extract))


def write(found: list[tuple[DocumentFile, extracted.PageText]]) -> None:
    """Write pages that are not there yet."""
    for start in range(0, len(found), BATCH):
        batch = [
            FilePage(file=file, language=file.language, **page._asdict())
            for file, page in found[start : start + BATCH]
        ]
        for page in batch:
            page.index_words()
        FilePage.objects.bulk_create(batch)


def ask_again(files: QuerySet[DocumentFile]) -> int:
    """Have files read once more, whatever became of that before; the number of them."""
    return files.filter(is_current=True).update(text_state=TextState.WAITING, text_tries=0)


def state_of(extract: extracted.Extract) -> TextState:
    if not extract.is_whole:
        return TextState.PARTLY if extract.pages else TextState.FAILED
    return TextState.READ if extract.pages else TextState.EMPTY


def _next() -> DocumentFile | None:
    """The next file to read, with one more try to its name."""
    waiting = DocumentFile.objects.filter(is_current=True, text_state=TextState.WAITING)
    file = waiting.order_by("text_tries", "-pk").first()
    if file and file.text_tries >= MOST_TRIES:
        waiting.filter(text_tries__gte=MOST_TRIES).update(text_state=TextState.FAILED)
        return None
    if file:
        waiting.filter(pk=file.pk).update(text_tries=F("text_tries") + 1)
    return file


@contextmanager
def _alone() -> Iterator[None]:
    """Holds the lock, which ends with this connection. Raises BusyError while another has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if cursor.fetchone() == (False,):
            raise BusyError
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
