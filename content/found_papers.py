"""Papers of meetings as the search shows them: what a room above says of attachments."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from content.models.reading import type_of_reader


@dataclass
class FoundPaper:
    """A paper by its symbol and title, which is in that language."""

    symbol: str
    title: str
    url: str
    language: str
    is_locked: bool


def found_papers(attachments: list[int], user: type_of_reader) -> dict[int, FoundPaper]:
    """Those of these attachments that have a page, by key, as this reader sees them.

    They must be ones that the reader may know of. One statement; none for no attachments.
    """
    papers: Any = import_string(settings.SEARCHED_PAPERS)
    return papers(attachments, user) if attachments else {}


def begun_papers(words: str, user: type_of_reader, most: int) -> list[FoundPaper]:
    """So many papers that this reader may know of and whose symbols begin as the words do.

    One statement; none for words that begin no symbol.
    """
    begun: Any = import_string(settings.BEGUN_PAPERS)
    return begun(words, user, most)
