"""Exports: a list as CSV or JSON, streamed, whatever its length.

Any list can be exported, whether or not its rows are entries:

    def parties_feed(request, slug, ending):
        instrument = get_object_or_404(...)   # first: who may not read it gets a 404, never a 304
        return export(request, ending, COLUMNS, lambda: Listing(
            name=f"parties-{slug}", title=..., address="/en/.../feed.json?...", total=number,
            chunks=chunks,                    # lists of rows, made as they are asked for
        ))

`columns` are `Column`: their values are asked of each row. `chunks` is iterated in the language
of the request while the answer goes out, one list after the other, so a chunk should take a
fixed number of statements. Whoever has the file already gets a 304, and the listing is not even
made. The schema of the JSON is `document_schema(columns)`.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from content.kept import generation_day, stamp
from content.languages import current_language
from content.open_data.columns import (
    ADDRESS,
    BOOLEAN,
    DAY,
    INTEGER,
    LANGUAGE,
    STRING,
    Cell,
    Column,
    cells_of,
    list_of,
    object_of,
    optional,
    record,
    schema_of,
    type_of_schema,
)

# Rows of one file; past them it names the address of the next.
MAX_ROWS = 50_000
CHUNK_ROWS = 500
SOURCE = "World Customs Organization"
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# What a table says in each row, behind its own columns.
TERMS = ["licence", "as_of", "rest"]
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}


class Listing(NamedTuple):
    """A list to be written.

    `name` is part of the file's, `address` the path that gives it, `total` the number of rows
    that the list has, `rest` the path of those that do not fit in this file, and `note` what
    must be known of the list, in words.
    """

    name: str
    title: str
    address: str
    total: int
    chunks: Iterable[list[Any]]
    rest: str = ""
    note: str = ""


class Head(NamedTuple):
    """What a file says of itself, in this order, before its `items`."""

    title: str
    address: str
    source: str
    licence: str
    as_of: str
    language: str
    total: int
    is_complete: bool
    rest: str | None
    note: str | None


# The same as JSON Schema.
HEAD: dict[str, type_of_schema] = {
    "title": STRING,
    "address": ADDRESS,
    "source": STRING,
    "licence": ADDRESS,
    "as_of": DAY,
    "language": LANGUAGE,
    "total": INTEGER,
    "is_complete": BOOLEAN,
    "rest": optional(ADDRESS),
    "note": optional(STRING),
}


def document_schema(columns: Iterable[Column]) -> type_of_schema:
    """The JSON Schema of a whole file in JSON."""
    return object_of(**HEAD, items=list_of(schema_of(columns)))


def licence() -> str:
    """The address of the licence: an operator's, else the terms of use of this site."""
    return settings.DATA_LICENCE or f"{settings.SITE_URL}/{current_language().code}/terms/"


def export(
    request: HttpRequest, ending: str, columns: list[Column], make: Callable[[], Listing]
) -> HttpResponseBase:
    """The list that `make` gives, as "csv" or "json"; 304 to those who have it already."""
    tag = stamp(request, ending, licence(), json.dumps(schema_of(columns)))
    headers = {"ETag": f'"{tag}"', "X-Robots-Tag": "noindex"}
    empty = HttpResponse(headers=headers)
    response: Any = get_conditional_response(request, headers["ETag"], None, empty)
    if response is not empty:
        return response
    listing = make()
    head = _head(listing, generation_day(request))
    write = {"csv": as_csv, "json": as_json}[ending]
    pieces = () if request.method == "HEAD" else write(head, columns, _begun(listing.chunks))
    file_name = f"wco-{listing.name}-{head.as_of}.{ending}"
    headers["Content-Disposition"] = str(content_disposition_header(ending == "csv", file_name))
    if head.rest:
        headers["Link"] = f'<{head.rest}>; rel="next"'
    media_type = f"{MEDIA_TYPES[ending]}; charset=utf-8"
    return StreamingHttpResponse(
        _spoken(pieces, current_language().code), content_type=media_type, headers=headers
    )


def _head(listing: Listing, as_of: str) -> Head:
    return Head(
        title=listing.title,
        address=settings.SITE_URL + listing.address,
        source=SOURCE,
        licence=licence(),
        as_of=as_of,
        language=current_language().tag,
        total=listing.total,
        is_complete=not listing.rest,
        rest=settings.SITE_URL + listing.rest if listing.rest else None,
        note=listing.note or None,
    )


def _begun(chunks: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """The chunks, the first made now: what fails then can still be answered with an error."""
    iterator = iter(chunks)
    return chain(list(islice(iterator, 1)), iterator)


def _spoken(pieces: Iterable[str], code: str) -> Iterator[bytes]:
    """The pieces, each made in that language: by now the request may be over."""
    iterator = iter(pieces)
    while True:
        with translation.override(code):
            piece = next(iterator, None)
        if piece is None:
            return
        yield piece.encode()


def as_json(head: Head, columns: list[Column], chunks: Iterator[list[Any]]) -> Iterator[str]:
    """A document of the head and, one to a line, the records."""
    yield f'{_json(head._asdict())[:-1]}, "items": ['
    separator = "\n"
    for rows in chunks:
        lines = [_json(record(columns, row)) for row in rows]
        yield separator + ",\n".join(lines) if lines else ""
        separator = ",\n" if lines else separator
    yield "\n]}\n"


def as_csv(head: Head, columns: list[Column], chunks: Iterator[list[Any]]) -> Iterator[str]:
    """A table, with the mark that makes spreadsheets read UTF-8.

    Where rows are left over, the last one has their address under `rest`.
    """
    cells = cells_of(columns)
    yield "\ufeff" + _lines([[cell.name for cell in cells] + TERMS])
    last: list[list[str]] = []
    for rows in chunks:
        found = [record(columns, row) for row in rows]
        lines = [[*_line(cells, row), head.licence, head.as_of, ""] for row in found]
        # The last line waits until it is known to be that.
        yield _lines(last + lines[:-1] if lines else [])
        last = lines[-1:] or last
    yield _lines([[*line[:-1], head.rest or ""] for line in last])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(lines: list[list[str]]) -> str:
    output = io.StringIO()
    csv.writer(output).writerows(lines)
    return output.getvalue()


def _line(cells: list[Cell], found: dict[str, Any]) -> list[str]:
    return [cell_text(cell.find(found)) for cell in cells]


def cell_text(value: Any) -> str:
    """A value as a cell of a spreadsheet, which takes no words for a formula."""
    text = "; ".join(map(_word, value)) if isinstance(value, list) else _word(value)
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not is_number else text


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
