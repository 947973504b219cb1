"""Where hits hold the words: the texts of entries and the pages of files, fetched for a page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Case, F, QuerySet, TextField, Value, When

from content.compiled import Asked, IsAmong, compiled_once
from content.languages import current_language, order_of_preference
from content.matches import Match
from content.models import Entry, Status
from content.models.reading import type_of_reader
from content.prepared import prepared
from library.models import FilePage
from search.spoken import Spoken
from search.units import Unit

PDF = "pdf"
TEXT_COLUMNS = [
    *["slug", "basis", "published_at", "date_precision"],
    *[f"versions__{name}" for name in ["pk", "language", "title", "summary", "is_machine"]],
]


class Source(NamedTuple):
    """The best text and the best page of a file that hold the words, by key; None where none."""

    text: int | None
    page: int | None


class FoundText(NamedTuple):
    """A published text, with what its entry's hit shows of the entry."""

    slug: str
    basis: str
    published_at: datetime
    date_precision: str
    pk: int
    language: str
    title: str
    summary: str
    is_machine: bool
    body: str


@dataclass(frozen=True)
class FilePlace:
    """A page of a file that holds the words; 0 where that is the title, or the file has none.

    A title has no text beside itself.
    """

    title: Spoken
    format: str
    page: int
    url: str
    text: str


def source_of(unit: Unit) -> Source:
    order = order_of_preference(current_language().code)

    def merit(match: Match) -> tuple[int, float, int]:
        return order.index(match.language), -match.rank, match.source

    texts = [match for match in unit.matches if not match.attachment]
    pages = [match for match in unit.matches if match.attachment]
    return Source(
        min(texts, key=merit).source if texts else None,
        min(pages, key=merit).source if pages else None,
    )


def texts_of(
    entries: Iterable[int], sources: Iterable[int], user: type_of_reader
) -> dict[int, list[FoundText]]:
    """The published texts of these entries, the one to show first; bodies only of the sources.

    One statement.
    """
    order = order_of_preference(current_language().code)
    with prepared():
        found = _published_texts(entries=list(entries), sources=list(sources)).rows_for(user)
    texts: dict[int, list[FoundText]] = defaultdict(list)
    for entry, *columns in found:
        texts[entry].append(FoundText(*columns))
    for some in texts.values():
        some.sort(key=lambda text: order.index(text.language))
    return texts


@compiled_once
def _published_texts(reader: type_of_reader) -> QuerySet:
    is_source = IsAmong("versions__pk", Asked("sources"))
    body = Case(When(is_source, then="versions__body"), default=Value(""), output_field=TextField())
    # One condition for both, so that the columns are those of a published text.
    found = Entry.objects.visible_to(reader).filter(
        IsAmong("pk", Asked("entries")), versions__status=Status.PUBLISHED
    )
    return found.values_list("pk", *TEXT_COLUMNS, body)


def places_of(pages: Iterable[int]) -> dict[int, FilePlace]:
    """These pages of files by key, as hits name them: one statement; none for no pages."""
    pages = list(pages)
    if not pages:
        return {}
    columns = ["pk", "number", "text", "language"]
    file = {name: F(f"file__{name}") for name in ["title", "format"]}
    rows = FilePage.objects.filter(pk__in=pages).values(
        *columns, file_title=file["title"], ending=file["format"], slug=F("file__document__slug")
    )
    return {row["pk"]: _place(row) for row in rows}


def _place(row: dict) -> FilePlace:
    page = row["number"] if row["ending"] == PDF else 0
    address = f"/files/{row['slug']}.{row['language']}.{row['ending']}"
    return FilePlace(
        title=Spoken(row["file_title"], row["language"]),
        format=row["ending"].upper(),
        page=page,
        url=f"{address}#page={page}" if page else address,
        text=row["text"] if row["number"] else "",
    )
