"""The query of a finder for machines: Atom, CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from content.languages import current_language
from content.models import Entry

FEED_ITEMS = 50
TABLE_ROWS = 5_000
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def atom(entries: list[Entry], title: str, address: str) -> HttpResponse:
    """An Atom feed (RFC 4287), each entry in its own language."""
    feed = Atom1Feed(
        title=f"{title} – WCO",
        link=settings.SITE_URL + address.partition("feed.")[0],
        feed_url=settings.SITE_URL + address,
        description=None,
        language=current_language().tag,
    )
    for entry in entries:
        feed.add_item(
            title=entry.text.title,
            link=settings.SITE_URL + entry.get_absolute_url(),
            description=entry.text.summary or "",
            pubdate=entry.known_at,
            updateddate=entry.text.published_at or entry.published_at,
            unique_id=f"{settings.SITE_URL}/#{entry.kind}/{entry.slug}",
            categories=[label.label for label in entry.topic_labels],  # type: ignore[attr-defined]
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def table(entries: list[Entry], title: str, address: str) -> HttpResponse:
    """A CSV table, with the mark that makes spreadsheets read UTF-8."""
    output = io.StringIO()
    writer = csv.writer(output)
    rows = [_record(entry) for entry in entries]
    names = list(rows[0]) if rows else RECORD
    writer.writerow(names)
    writer.writerows([[_cell(row[name]) for name in names] for row in rows])
    response = HttpResponse("\ufeff" + output.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="list.csv"'
    return response


def data(entries: list[Entry], title: str, address: str) -> HttpResponse:
    """The same rows as JSON."""
    document = {
        "title": title,
        "address": settings.SITE_URL + address,
        "language": current_language().tag,
        "items": [_record(entry) for entry in entries],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


FORMATS: dict[str, tuple[Callable[[list[Entry], str, str], HttpResponse], int]] = {
    "atom": (atom, FEED_ITEMS),
    "csv": (table, TABLE_ROWS),
    "json": (data, TABLE_ROWS),
}

RECORD = [
    "title", "language", "languages", "published", "changed", "topics", "summary", "address",
    "is_machine_translation",
]  # fmt: skip


def _record(entry: Entry) -> dict[str, Any]:
    text = entry.text
    return {
        "title": text.title,
        "language": text.language_tag,
        "languages": entry.languages,
        "published": entry.known_at.isoformat() if entry.known_at else None,
        "changed": text.published_at.isoformat() if text.published_at else None,
        "topics": [label.label for label in entry.topic_labels],  # type: ignore[attr-defined]
        "summary": text.summary,
        "address": settings.SITE_URL + entry.get_absolute_url(),
        "is_machine_translation": text.is_machine,
        # What only entries of this kind have.
        **getattr(entry, "record_facts", {}),
    }


def _cell(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
