"""Writing a pack: a ZIP file of files as they are, the same bytes however often it is made.

Nothing is compressed, as the formats inside are; a part of a file at a time is in memory.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import IO, NamedTuple

CHUNK_BYTES = 1024 * 1024
UNIX = 3
PLAIN_FILE = 0o100644 << 16


class Member(NamedTuple):
    """A file in the archive: how it is opened, and what it must turn out to be (SHA-256)."""

    name: str
    size_bytes: int
    digest: str
    changed_at: datetime
    open: Callable[[], IO[bytes]]


class DamagedFileError(OSError):
    """A stored file is not what it was when it came."""


def page(name: str, text: str, changed_at: datetime) -> Member:
    """A member that is a text of our own."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Member(name, len(data), digest, changed_at, lambda: io.BytesIO(data))


def checksums(members: Iterable[Member]) -> str:
    """The list that `sha256sum -c` reads."""
    return "".join(f"{member.digest}  {member.name}\n" for member in members)


def write_archive(target: IO[bytes], members: Iterable[Member]) -> None:
    """Write the archive of these members. Raises OSError, DamagedFileError among others."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for member in members:
            moment = member.changed_at.astimezone(UTC)
            info = zipfile.ZipInfo(member.name, moment.timetuple()[:6])
            info.create_system, info.external_attr = UNIX, PLAIN_FILE
            info.file_size = member.size_bytes
            with archive.open(info, "w") as place:
                _copy(member, place)


def _copy(member: Member, place: IO[bytes]) -> None:
    digest = hashlib.sha256()
    with member.open() as source:
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            place.write(chunk)
    if digest.hexdigest() != member.digest:
        raise DamagedFileError(f"{member.name} has changed in the storage")
