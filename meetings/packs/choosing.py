"""Which files a pack holds: of each document the newest revision, in the best language."""

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from content.languages import order_of_preference
from content.models.reading import type_of_reader
from library.models import DocumentFile, Scan
from meetings.models import AgendaItem, Meeting, PackReceipt, WorkingDocument
from meetings.symbols import sort_key

PAPER = "document__attachments__workingdocument"
Candidate = TypeVar("Candidate", bound="OfDocument")


class OfDocument(Protocol):
    """A file, and the revision of a document that it is the file of."""

    @property
    def pk(self) -> int: ...
    @property
    def language(self) -> str: ...
    @property
    def size_bytes(self) -> int: ...
    @property
    def symbol(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def part_number(self) -> int: ...
    @property
    def revision(self) -> int: ...


class PackFile(NamedTuple):
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
        return (item, self.position, sort_key(self.symbol), self.part, self.part_number, self.pk)


class Fetched(NamedTuple):
    """What a person has of a meeting already: the ids of files, and when they got the last."""

    files: frozenset[int]
    last_at: datetime | None


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
) -> list[PackFile]:
    """One file of each document that this reader may open now, in order: one statement."""
    return chosen(files_for(user, meeting, item).filter(is_current=True), language)


def chosen(files: QuerySet[DocumentFile], language: str) -> list[PackFile]:
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
    return sorted(best(map(PackFile._make, rows), language), key=attrgetter("place"))


def best(papers: Iterable[Candidate], language: str) -> list[Candidate]:
    """Of each document the newest revision that is among them, in the best language."""
    order = order_of_preference(language)
    found: dict[tuple, Candidate] = {}
    for paper in papers:
        document = (paper.symbol, paper.part, paper.part_number)
        other = found.get(document)
        rank = (-paper.revision, order.index(paper.language))
        if other is None or rank < (-other.revision, order.index(other.language)):
            found[document] = paper
    return list(found.values())


def fetched_by(user: type_of_reader, meeting: Meeting) -> Fetched:
    """What this person fetched of the meeting in packs: one statement, none for strangers."""
    if not user.is_authenticated:
        return fetched([])
    meetings = Meeting.objects.filter(pk=meeting.pk)
    return fetched(meetings.values_list(receipts_of(user), flat=True).get())


def receipts_of(user: type_of_reader) -> ArraySubquery:
    """What this reader fetched of each meeting, for `fetched`."""
    receipts = PackReceipt.objects.filter(user=user.pk, meeting=OuterRef("pk"))
    return ArraySubquery(receipts.values(row=JSONObject(files="files", fetched_at="fetched_at")))


def fetched(receipts: Iterable[dict[str, Any]]) -> Fetched:
    """What the reader has whose `receipts_of` a meeting those are."""
    rows = list(receipts)
    files = frozenset(file for row in rows for file in row["files"])
    moments = (datetime.fromisoformat(row["fetched_at"]) for row in rows)
    return Fetched(files, max(moments, default=None))
