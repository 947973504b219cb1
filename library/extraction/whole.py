"""All words of a file, page by page, within the limits."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from library.extraction.limits import MAX_CHARACTERS, MAX_PAGE_CHARACTERS, MAX_PAGES
from library.extraction.wording import readable


def reader_of(ending: str) -> Any:
    """The module that reads files of that ending; Office files are read without pypdf."""
    return import_module(f"library.extraction.{'pdf' if ending == 'pdf' else 'office'}")


def rows(data: bytes, ending: str) -> Iterator[dict[str, Any]]:
    """{"number": 1, "text": ...} of each page that has words, and {"is_whole": ...} at the end.

    Raises whatever a parser makes of odd bytes.
    """
    room, is_whole = MAX_CHARACTERS, True
    for number, page in enumerate(reader_of(ending).pages(data, ending), 1):
        if number > MAX_PAGES or not room:
            is_whole = False
            break
        words = readable(page or "")
        text = words[: min(room, MAX_PAGE_CHARACTERS)]
        room -= len(text)
        is_whole = is_whole and page is not None and text == words
        if text:
            yield {"number": number, "text": text}
    yield {"is_whole": is_whole}
