"""The program: `about` writes what a file says of itself, `pages` all its words."""

import json
import os
import resource
import sys
from typing import Any

from library.extraction.limits import (
    ABOUT_CPU_SECONDS,
    MAX_CHARACTERS,
    MAX_MEMORY_BYTES,
    MAX_PAGE_CHARACTERS,
    MAX_PAGES,
    PAGES_CPU_SECONDS,
)
from library.extraction.wording import readable


def write_about(reader: Any, data: bytes, ending: str) -> None:
    sys.stdout.write(json.dumps(reader.about(data, ending)))


def write_pages(reader: Any, data: bytes, ending: str) -> None:
    """A line per page that has words, as soon as it is read, and one that says how it ended.

    So whoever ends this program has the pages until then.
    """
    room, is_whole = MAX_CHARACTERS, True
    for number, page in enumerate(reader.pages(data, ending), 1):
        if number > MAX_PAGES or not room:
            is_whole = False
            break
        words = readable(page or "")
        text = words[: min(room, MAX_PAGE_CHARACTERS)]
        room -= len(text)
        is_whole = is_whole and page is not None and text == words
        if text:
            _write_line({"number": number, "text": text})
    _write_line({"is_whole": is_whole})


def _write_line(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def main(mode: str, ending: str) -> None:
    seconds = ABOUT_CPU_SECONDS if mode == "about" else PAGES_CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    if ending == "pdf":
        from library.extraction import pdf as reader  # noqa: PLC0415 - Office files need no pypdf
    else:
        from library.extraction import office as reader  # type: ignore[no-redef]  # noqa: PLC0415
    data = sys.stdin.buffer.read()
    if mode == "about":
        write_about(reader, data, ending)
    else:
        # Whoever waits for a page of the site comes first.
        os.nice(10)
        write_pages(reader, data, ending)


if __name__ == "__main__":
    main(*sys.argv[1:3])
