"""The program: `about` writes what a file says of itself, `pages` all its words."""

import json
import os
import resource
import sys

from library.extraction.limits import ABOUT_CPU_SECONDS, MAX_MEMORY_BYTES, PAGES_CPU_SECONDS
from library.extraction.whole import reader_of, rows


def write_about(data: bytes, ending: str) -> None:
    sys.stdout.write(json.dumps(reader_of(ending).about(data, ending)))


def write_pages(data: bytes, ending: str) -> None:
    """A line for each, as soon as it is read: whoever ends this program has those until then."""
    # Whoever waits for a page of the site comes first.
    os.nice(10)
    for row in rows(data, ending):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()


def main(mode: str, ending: str) -> None:
    is_about = mode == "about"
    seconds = ABOUT_CPU_SECONDS if is_about else PAGES_CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    write = write_about if is_about else write_pages
    write(sys.stdin.buffer.read(), ending)


if __name__ == "__main__":
    main(*sys.argv[1:3])
