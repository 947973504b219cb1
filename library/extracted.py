"""Runs the program that takes words out of files, library.extraction, and bounds its time."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings

from library.extraction import whole
from library.extraction.limits import ABOUT_SECONDS, PAGES_SECONDS


class PageText(NamedTuple):
    """A page that has words, 1 the first."""

    number: int
    text: str


class Extract(NamedTuple):
    """The pages with words; not `is_whole` where some were left out."""

    pages: list[PageText]
    is_whole: bool


def about(data: bytes, ending: str) -> dict[str, str]:
    """Title, declared language, heading and first words; nothing where that fails."""
    output = _run("about", data, ending, ABOUT_SECONDS)
    try:
        found = json.loads(output)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def pages(data: bytes, ending: str) -> Extract:
    """All words of a file, or those of the pages that were read before it failed."""
    return _gathered(_rows(_run("pages", data, ending, PAGES_SECONDS)))


def pages_of_own(data: bytes, ending: str) -> Extract:
    """The same in this process and in no time, for files that nobody but us has made."""
    return _gathered(whole.rows(data, ending))


def _gathered(rows: Iterable[dict[str, Any]]) -> Extract:
    found = []
    for row in rows:
        if "is_whole" in row:
            return Extract(found, row["is_whole"])
        found.append(PageText(row["number"], row["text"]))
    return Extract(found, is_whole=False)


def _rows(output: bytes) -> Iterator[dict[str, Any]]:
    """The lines of the program, but for the one that it was at when its time was over."""
    for line in output.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def _run(mode: str, data: bytes, ending: str, seconds: float) -> bytes:
    """What the program wrote until it ended, or was ended."""
    command = [sys.executable, "-m", "library.extraction", mode, ending]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the ending was proved
            command,
            check=False,
            input=data,
            capture_output=True,
            timeout=seconds,
            cwd=settings.BASE_DIR,
        )
    except subprocess.TimeoutExpired as late:
        return late.stdout or b""
    except OSError:
        return b""
    return done.stdout
