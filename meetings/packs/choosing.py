"""Which files a pack holds: of each document the newest revision, in the best language."""

import re
from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from content.languages import order_of_preference
from content.models.reading import type_of_reader
from library.models import DocumentFile, Scan
from meetings.models import AgendaItem, Meeting, PackReceipt, WorkingDocument

PAPER = "document__attachments__workingdocument"
DIGITS = re.compile(r"([0-9]+)")


class Paper(NamedTuple):
    """A file of a pack, and the document that it is the file of."""

    pk: int
    stored: str
    language: str
    title: str
    format: str
    size_bytes: int
    digest: str
    created_at: datetime
    symbol: str
    part: str
    part_number: int
    revision: int
    full_symbol: str
    position: int
    item_id: int | None
    item_position: int | None

    @property
    def place(self) -> tuple:
        """In the order of the agenda; what is of the whole meeting comes first."""
        item = -1 if self.item_position is None else self.item_position
        return (item, self.position, natural(self.symbol), self.part, self.part_number, self.pk)


class Fetched(NamedTuple):
    """What a person has of a meeting already: the ids of files, and when they got the last."""

    files: frozenset[int]
    last_at: datetime | None


def natural(symbol: str) -> list[tuple[int, str]]:
    """A symbol for sorting, numbers by their value: PTC/26/10 after PTC/26/2."""
    parts = DIGITS.split(symbol)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def files_for(
    user: type_of_reader, meeting: Meeting, item: AgendaItem | None = None
) -> QuerySet[DocumentFile]:
    """The files, former ones too, of a meeting's documents that this reader may open now.

    With an item of the agenda only what is under it and its sub-items.
    """
    papers = WorkingDocument.objects.visible_to(user).filter(entry=meeting.pk)
    if item is not None:
        papers = papers.filter(
            Q(item=item.pk) | Q(item__parent=item.pk) | Q(item__parent__parent=item.pk)
        )
    return DocumentFile.objects.filter(scan=Scan.CLEAN, **{f"{PAPER}__in": papers.values("pk")})


def papers_for(
    user: type_of_reader, meeting: Meeting, language: str, item: AgendaItem | None = None
) -> list[Paper]:
    """One file of each document that this reader may open now, in order: one statement."""
    return chosen(files_for(user, meeting, item).filter(is_current=True), language)


def chosen(files: QuerySet[DocumentFile], language: str) -> list[Paper]:
    """One file of each document for a reader of that language, in order: one statement."""
    papers = {
        name: F(f"{PAPER}__{name}")
        for name in [
            "symbol", "part", "part_number", "full_symbol", "position", "item_id",
        ]
    }  # fmt: skip
    rows = files.annotate(
        **papers,
        revised=F(f"{PAPER}__revision"),
        item_position=F(f"{PAPER}__item__position"),
    ).values_list(
        "pk", "file", "language", "title", "format", "size_bytes", "digest", "created_at",
        "symbol", "part", "part_number", "revised", "full_symbol", "position", "item_id",
        "item_position",
    )  # fmt: skip
    return best(map(Paper._make, rows), language)


def best(papers: Iterable[Paper], language: str) -> list[Paper]:
    """Of each document the newest revision that is among them, in the best language."""
    order = order_of_preference(language)
    found: dict[tuple, Paper] = {}
    for paper in papers:
        document = (paper.symbol, paper.part, paper.part_number)
        other = found.get(document)
        rank = (-paper.revision, order.index(paper.language))
        if other is None or rank < (-other.revision, order.index(other.language)):
            found[document] = paper
    return sorted(found.values(), key=attrgetter("place"))


def fetched_by(user: type_of_reader, meeting: Meeting) -> Fetched:
    """What this person fetched of the meeting in packs: one statement, none for strangers."""
    if not user.is_authenticated:
        return Fetched(frozenset(), None)
    receipts = PackReceipt.objects.filter(user=user.pk, meeting=meeting)
    rows = list(receipts.values_list("files", "fetched_at"))
    files = frozenset(file for of_one, _at in rows for file in of_one)
    return Fetched(files, max((at for _files, at in rows), default=None))
