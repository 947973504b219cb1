"""The controls of packs on the page of a meeting."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.kept import Kept
from content.languages import current_language
from events.parts import Part
from meetings.packs.choosing import best, fetched
from meetings.packs.offers import no_offer, offers_of
from meetings.papers import PaperFile
from meetings.sheet import sheet_of


class Openable(NamedTuple):
    """A file of the sheet, and the revision that it is the file of."""

    pk: int
    language: str
    size_bytes: int
    symbol: str
    part: str
    part_number: int
    revision: int


def of_event(request: HttpRequest, event: Any, kept: Kept) -> Part:
    """All documents of a meeting in one file; no statement after that of the sheet."""
    sheet = sheet_of(request, event, kept)
    language = sheet.language or current_language().code
    if papers := best((_candidate(*row) for row in sheet.open_files), language):
        offered = offers_of(papers, language, fetched(event.receipts))
    else:
        offered = [no_offer(request.user, language, has_some=bool(sheet.shown))]
    return Part(
        "pack",
        heading=_("All documents in one file"),
        template="meetings/parts/pack.html",
        context={"offers": offered, "slug": event.slug},
    )


def _candidate(document: Any, file: PaperFile) -> Openable:
    return Openable(file.pk, file.code, file.size_bytes, *document.names)
