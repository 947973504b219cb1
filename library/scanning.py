"""The virus scanner, where there is one: clamd, asked over a socket by its INSTREAM command.

settings.UPLOAD_SCANNER says where it listens; without it nothing is scanned. A scanner that does
not answer refuses nothing: the file waits until it does, and readers do not get it meanwhile.
"""

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

SECONDS = 10
CHUNK_BYTES = 64 * 1024
MAX_ANSWER_BYTES = 4096
CLEAN, FOUND, FAILED = "OK", "FOUND", "ERROR"


class ScannerError(Exception):
    """The scanner did not answer, or not with a verdict."""


class UnjudgedError(ScannerError):
    """The scanner answered that it cannot judge the file: encrypted, too large, damaged."""


def is_scanned(data: bytes) -> bool:
    """As `is_clean`, and False for a file that the scanner cannot judge."""
    try:
        return is_clean(data)
    except UnjudgedError:
        return False


def is_clean(data: bytes) -> bool:
    """Whether the scanner has looked at the file and found nothing; so it is without a scanner.

    Raises ValidationError for a file that it refuses, UnjudgedError.
    """
    if not settings.UPLOAD_SCANNER:
        return True
    try:
        verdict = _ask(settings.UPLOAD_SCANNER, data)
    except UnjudgedError as error:
        logger.warning("the virus scanner cannot judge a file: %s", error)
        raise
    except (OSError, ValueError, ScannerError) as error:
        logger.warning("the virus scanner does not answer: %s", error)
        return False
    if verdict == FOUND:
        logger.warning("the virus scanner refused a file")
        raise ValidationError(_("The virus scanner refused this file."), code="virus")
    return True


def _ask(address: str, data: bytes) -> str:
    """CLEAN or FOUND.

    Raises OSError, ValueError for an odd address, ScannerError, UnjudgedError.
    """
    with _connect(address) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK_BYTES):
            chunk = data[start : start + CHUNK_BYTES]
            scanner.sendall(struct.pack("!I", len(chunk)) + chunk)
        scanner.sendall(struct.pack("!I", 0))
        answer = _answer(scanner)
    # "stream: OK", "stream: Eicar-Test-Signature FOUND" or "... ERROR"
    verdict = answer.rpartition(" ")[2]
    if verdict == FAILED:
        raise UnjudgedError(answer[:200])
    if verdict not in {CLEAN, FOUND}:
        raise ScannerError(answer[:200])
    return verdict


def _connect(address: str) -> socket.socket:
    place = urlsplit(address)
    if place.scheme == "unix":
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(SECONDS)
        scanner.connect(place.path)
        return scanner
    return socket.create_connection((place.hostname or "", place.port or 3310), timeout=SECONDS)


def _answer(scanner: socket.socket) -> str:
    """What it says, up to the NUL that ends it."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < MAX_ANSWER_BYTES:
        part = scanner.recv(MAX_ANSWER_BYTES)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
