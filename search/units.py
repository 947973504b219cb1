"""Units: what is found, one page each, with what it can be narrowed, counted and sorted by."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    F,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from content.matches import MOST_FOUND, Match
from content.models import Attachment, DatePrecision, Entry
from content.models.attachment import FileAccess
from content.models.reading import type_of_reader
from library.models import DocumentFile, Scan
from search.kinds import OF_ENTRIES, PAPER

NOT_NAMED = 1_000


@dataclass(slots=True)
class Unit:
    """An entry, or a paper: the attachment of its meeting, whose topics and regions it has.

    `matches` are its texts and pages that hold the words; `place` is the smaller the more exactly
    it is called what was typed.
    """

    attachment: int | None
    entry: int
    kind: str
    published_at: datetime
    date_precision: str
    access: str
    languages: list[str]
    topics: list[int]
    regions: list[int]
    matches: list[Match] = field(default_factory=list)
    place: int = NOT_NAMED

    @property
    def is_named(self) -> bool:
        """Whether it is called exactly what was typed."""
        return self.place < NOT_NAMED

    @property
    def known_at(self) -> datetime | None:
        """When it was published, unless that is not known."""
        return None if self.date_precision == DatePrecision.UNKNOWN else self.published_at


def readable(user: type_of_reader) -> QuerySet:
    """The entries that this user may read and that the search finds."""
    return Entry.objects.visible_to(user).filter(kind__in=OF_ENTRIES)


def papers_known(user: type_of_reader) -> QuerySet:
    """The papers that this user may know of."""
    return Attachment.objects.of_visible_entries(user).filter(is_listed=False)


def units_with(
    entries: Collection[int], attachments: Collection[int], user: type_of_reader
) -> list[Unit]:
    """Those of these keys that this user may read, or know of, in no order: one statement."""
    some = _entries(readable(user).filter(pk__in=entries))
    if not attachments:
        return [Unit(*row) for row in some]
    papers = _papers(papers_known(user).filter(pk__in=attachments))
    return [Unit(*row) for row in some.union(papers, all=True)]


def newest_units(entries: QuerySet, papers: QuerySet) -> list[Unit]:
    """The newest of each of them, one more than is ever listed, in no order: one statement."""
    most = MOST_FOUND + 1
    arms = [
        _entries(entries).order_by("-published_at", "-pk")[:most],
        _papers(papers).order_by("-shown_at", "-pk")[:most],
    ]
    return [Unit(*row) for row in arms[0].union(arms[1], all=True)]


def _entries(entries: QuerySet) -> QuerySet:
    return entries.order_by().values_list(
        Value(None, BigIntegerField()),
        "pk",
        "kind",
        "published_at",
        "date_precision",
        "access",
        "languages",
        _labels("topics", "pk"),
        _labels("regions", "pk"),
    )


def _papers(attachments: QuerySet) -> QuerySet:
    files = DocumentFile.objects.filter(
        document=OuterRef("document"), is_current=True, scan=Scan.CLEAN
    )
    is_as_page = {"access": FileAccess.INHERIT}, {"opens_at__lte": timezone.now()}
    access = Case(
        *[When(**condition, then=F("entry__access")) for condition in is_as_page],
        default=F("access"),
    )
    return attachments.order_by().values_list(
        "pk",
        "entry",
        Value(PAPER, CharField()),
        "shown_at",
        Value(DatePrecision.DAY, CharField()),
        access,
        ArraySubquery(files.values("language")),
        _labels("topics", "entry"),
        _labels("regions", "entry"),
    )


def _labels(name: str, key: str) -> ArraySubquery:
    """The keys of the topics or regions of an entry."""
    through = getattr(Entry, name).through
    rows = through.objects.filter(entry=OuterRef(key))
    return ArraySubquery(rows.values(name.removesuffix("s")))
