"""Making packs: each once, whole or not at all, and none kept that nobody asks for.

The archive is written beside its place and moved there when it is whole. The row is locked as
long as that takes, so two people at the same moment make one.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from library.models import DocumentFile, Scan
from meetings.models import Meeting, Pack
from meetings.packs.choosing import PackFile, chosen
from meetings.packs.contents import Manifest, manifest
from meetings.packs.writing import write_archive

logger = logging.getLogger(__name__)

FOLDER = "packs"
# Larger ones are made by the worker.
MOST_AT_ONCE = 200 * 1024 * 1024
# What must stay free on the disk for everything else.
RESERVE_BYTES = 256 * 1024 * 1024
UNUSED_KEPT = timedelta(days=7)
# What is written for so long was left by a crash.
STALE_PART = timedelta(days=1)
# A job that is lost is made up for by the next run.
LOST_AFTER = timedelta(minutes=5)
TRIED_FOR = timedelta(hours=1)


class NotMadeError(Exception):
    """The pack could not be made: no room, or a file that is gone or damaged."""


def name_of(pack: Pack) -> str:
    """Where the archive lies in the storage."""
    return f"{FOLDER}/{pack.key}.zip"


def is_ready(pack: Pack) -> bool:
    return pack.size_bytes > 0 and default_storage.exists(name_of(pack))


def row_of(meeting: Meeting, papers: list[PackFile], language: str) -> tuple[Pack, Manifest]:
    """The row of the pack of these files, perhaps a new one, and what will be in it."""
    content = manifest(meeting, papers, language)
    columns = {
        "meeting": meeting,
        "language": language,
        "contents": [paper.pk for paper in papers],
        "used_at": timezone.now(),
    }
    return Pack.objects.get_or_create(key=content.key, defaults=columns)[0], content


def make(pack_pk: int) -> None:
    """Make the archive of a pack, unless it is there. Raises NotMadeError.

    Whoever else makes it is waited for. What changed since it was asked for is not made.
    """
    try:
        with transaction.atomic():
            pack = Pack.objects.select_for_update(no_key=True).filter(pk=pack_pk).first()
            if pack is None or is_ready(pack):
                return
            content = _content_of(pack)
            if content.key != pack.key:
                pack.delete()
                return
            if not default_storage.exists(name_of(pack)):
                _write(pack, content)
            pack.size_bytes, pack.failed_at = default_storage.size(name_of(pack)), None
            pack.save(update_fields=["size_bytes", "failed_at"])
    except OSError as error:
        logger.exception("pack %s was not made", pack_pk)
        Pack.objects.filter(pk=pack_pk).update(failed_at=timezone.now())
        raise NotMadeError(pack_pk) from error


def make_waiting(at: datetime | None = None) -> None:
    """Make what was asked for within the last hour, and whose job is lost."""
    at = at or timezone.now()
    waiting = Pack.objects.filter(size_bytes=0, failed_at=None, used_at__gt=at - TRIED_FOR)
    for pk in list(waiting.filter(used_at__lt=at - LOST_AFTER).values_list("pk", flat=True)):
        try:
            make(pk)
        except NotMadeError:
            continue


def forget_unused(at: datetime | None = None) -> None:
    """Delete packs that nobody asked for within a week, and what a crash left on the disk."""
    at = at or timezone.now()
    Pack.objects.filter(used_at__lt=at - UNUSED_KEPT).delete()
    kept = {f"{key}.zip" for key in Pack.objects.values_list("key", flat=True)}
    for path in _folder().iterdir():
        age = at.timestamp() - path.stat().st_mtime
        # One that is being made belongs to a row which others do not see yet.
        if path.name not in kept and age > STALE_PART.total_seconds():
            path.unlink(missing_ok=True)


def _content_of(pack: Pack) -> Manifest:
    """What is in a pack, from the ids of its files."""
    files = DocumentFile.objects.filter(
        pk__in=pack.contents,
        scan=Scan.CLEAN,
        document__attachments__workingdocument__entry=pack.meeting_id,
    )
    papers = chosen(files, pack.language)
    return manifest(pack.meeting, papers, pack.language) if papers else Manifest("", [], 0)


def _write(pack: Pack, content: Manifest) -> None:
    if shutil.disk_usage(_folder()).free < content.size_bytes + RESERVE_BYTES:
        raise OSError("the disk has no room for it")
    place = Path(default_storage.path(name_of(pack)))
    with _part(place) as part, part.open("wb") as target:
        write_archive(target, content.members)


@contextmanager
def _part(place: Path) -> Iterator[Path]:
    """A file that takes its place once it is whole, and leaves nothing if that fails."""
    part = place.with_suffix(".part")
    try:
        yield part
        part.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(default_storage.path(FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
