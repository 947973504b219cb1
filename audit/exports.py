"""The audit log as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

from audit.models import Record

MOST_ROWS = 50_000
CHUNK_ROWS = 1_000
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
HEAD = ["at", "action", "who", "who_number", "whose", "whose_number", "what", "details"]
HEAD += ["network_address", "request"]


def as_csv(records: QuerySet[Record]) -> StreamingHttpResponse:
    """The newest of these records as CSV, made while it goes out."""
    name = f"audit-log-{timezone.localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        _lines(records[:MOST_ROWS]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def cell(value: object) -> str:
    """A value as a cell that is no formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _lines(records: QuerySet[Record]) -> Iterator[str]:
    # The mark that makes spreadsheets read UTF-8.
    yield "\ufeff" + _written(HEAD)
    for record in records.iterator(CHUNK_ROWS):
        details = "; ".join(f"{name}: {value}" for name, value in record.details_in_words)
        yield _written(
            [
                record.at.isoformat(), record.action, record.who, record.actor_id, record.whose,
                record.person_id, record.subject, details, record.place, record.request_id,
            ]
        )  # fmt: skip


def _written(cells: list) -> str:
    output = io.StringIO()
    csv.writer(output).writerow([cell(value) for value in cells])
    return output.getvalue()
