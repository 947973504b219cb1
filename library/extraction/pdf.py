"""What PDF files say."""

import io
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import PdfReader

from library.extraction.limits import FIRST_CHARACTERS, FIRST_PAGES, MAX_TITLE, PAGE_SECONDS

# Of the largest letters on the first page; letters almost as large belong to the same line.
NEARLY = 0.95


class SlowPageError(Exception):
    """A page takes longer than it may."""


def about(data: bytes, _ending: str) -> dict[str, str]:
    """What the properties, the tags and the first pages say."""
    reader = PdfReader(io.BytesIO(data))
    runs: list[tuple[float, str]] = []
    texts = []
    for number, page in enumerate(reader.pages[:FIRST_PAGES]):
        visitor = _noting(runs) if number == 0 else None
        texts.append(page.extract_text(visitor_text=visitor))
    return {
        "title": str((reader.metadata and reader.metadata.title) or ""),
        "declared": str(reader.root_object.get("/Lang") or ""),
        "heading": _largest(runs),
        "text": "\n".join(texts)[:FIRST_CHARACTERS],
    }


def pages(data: bytes, _ending: str) -> Iterator[str | None]:
    """The words of each page; None for one that cannot be read, or not in its time."""
    for page in PdfReader(io.BytesIO(data)).pages:
        try:
            with _limited():
                text = page.extract_text()
        except Exception:  # whatever a parser makes of odd bytes
            text = None
        yield text


@contextmanager
def _limited() -> Iterator[None]:
    """Raises SlowPageError after PAGE_SECONDS, and again, as parsers catch much."""
    former = signal.signal(signal.SIGALRM, _refuse)
    signal.setitimer(signal.ITIMER_REAL, PAGE_SECONDS, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _refuse(_signal: int, _frame: Any) -> None:
    raise SlowPageError


def _noting(runs: list[tuple[float, str]]) -> Callable:
    """Keeps each run of text with the height of its letters."""

    def note(text: str, _user: list, matrix: list, _font: object, size: float) -> None:
        if text.strip():
            runs.append((abs(size * (matrix[3] or matrix[1] or 1)), text))

    return note


def _largest(runs: list[tuple[float, str]]) -> str:
    """The first words in the largest letters."""
    largest = max((size for size, _text in runs), default=0)
    return " ".join(" ".join(_first_large(runs, largest)).split())[:MAX_TITLE]


def _first_large(runs: list[tuple[float, str]], largest: float) -> Iterator[str]:
    has_begun = False
    for size, text in runs:
        is_large = size >= largest * NEARLY
        if is_large:
            yield text
        elif has_begun:
            return
        has_begun = has_begun or is_large
