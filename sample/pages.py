"""Loads the standing pages, the years of International Customs Day and the Secretaries General."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.html import format_html

from accounts.models import User
from content.first_texts import publish_first
from content.models import Entry, StatedFigure
from pages.models import Page, Shows, TermOfOffice
from sample.texts import DATA, read_csv

CUSTOMS_DAY = "about/international-customs-day"
SHOWS = {
    "about": Shows.PAGES,
    CUSTOMS_DAY: Shows.PAGES,
    "about/secretary-general": Shows.SECRETARIES_GENERAL,
}
# Where nothing can be counted: value, day, source.
FIGURES = {
    "parties.hs-convention": (160, "2021-09-15", "instruments.csv"),
    "parties.revised-kyoto-convention": (136, "2024-02-16", "instruments.csv"),
}
LANGUAGES = ["en", "fr", "ar", "es", "ru", "zh-hans"]


def load(by: User, report: Callable[[str], None]) -> None:
    """Load every page that is not there yet, as the publisher `by`."""
    for name, (value, as_of, source) in FIGURES.items():
        defaults = {"value": value, "as_of": as_of, "source": source}
        StatedFigure.objects.get_or_create(name=name, defaults=defaults)
    rows = [*_rows(), *_customs_days()]
    loaded = sum(_load_page(row, by) for row in rows)
    _load_terms()
    report(f"{len(rows)} pages, {loaded} of them new")


def _rows() -> list[dict[str, Any]]:
    return json.loads((DATA / "pages.json").read_text(encoding="utf-8"))


def _load_page(row: dict[str, Any], by: User) -> bool:
    """One page with its texts; False where it is there already."""
    page, is_new = Page.objects.get_or_create(
        kind="pages.page",
        slug=row["path"],
        defaults={
            "position": row["order"],
            "shows": SHOWS.get(row["path"], Shows.NOTHING),
            "published_at": timezone.now(),
            "basis": row["basis"],
            "source": row["source"],
        },
    )
    if is_new:
        _publish(page, row, by)
    return is_new


def _publish(page: Entry, row: dict[str, Any], by: User) -> None:
    words = {"en": row} | {code: row[code] for code in LANGUAGES if row.get(code)}
    texts = [
        {
            "language": code,
            "author": by,
            "title": words[code]["title"],
            "summary": words[code].get("summary", ""),
            "body": words[code].get("body", ""),
            "is_machine": code != "en",
        }
        for code in LANGUAGES
        if code in words
    ]
    publish_first(page, texts, by)


def _customs_days() -> Iterator[dict[str, Any]]:
    """A page for every year that has no page of its own in pages.json, newest first."""
    written = {row["path"] for row in _rows()}
    for line, row in read_csv("icd_themes.csv"):
        year, theme = row["year"], row["theme_en"]
        if f"{CUSTOMS_DAY}/{year}" in written:
            continue
        yield {
            "path": f"{CUSTOMS_DAY}/{year}",
            "order": line,
            "title": f"International Customs Day {year}",
            "summary": f"Theme: {theme}" + ("" if theme.endswith(("!", "?", ".")) else "."),
            "body": _year_body(row),
            "basis": row["basis"],
            "source": f"icd_themes.csv; {row['source']}",
        }


def _year_body(row: dict[str, str]) -> str:
    sentence = "International Customs Day {} was dedicated to the theme “{}”."
    body = format_html(f"<p>{sentence}</p>", row["year"], row["theme_en"].rstrip("."))
    return body + format_html("<p>{}</p>", row["notes"]) if row["notes"] else body


def _load_terms() -> None:
    """Who has been Secretary General, where nobody has been entered yet."""
    if TermOfOffice.objects.exists():
        return
    for _line, row in read_csv("secretaries_general.csv"):
        TermOfOffice.objects.create(
            name=row["name"],
            country=row["country_iso"],
            began_on=row["from_date"],
            ended_on=row["to_date"],
            is_current=bool(row["from_date"]) and not row["to_date"],
            source=f"{row['source']} ({row['confidence']})",
        )
