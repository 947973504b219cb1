"""Documents of meetings as pages show them: what this reader may open, what is due, what is new.

A paper is one symbol with all that goes under it: its newest revision, its earlier ones, and its
addenda and corrigenda.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from content import dates
from content.downloads import written_size
from content.languages import LANGUAGES, current_language, name_of, order_of_preference
from content.models.attachment import FileAccess
from content.models.reading import type_of_reader
from content.partial_dates import first_day
from library.models import DocumentFile, Scan
from meetings.models import DueLanguage, WorkingDocument
from meetings.symbols import sort_key

FILE_FACTS = ["pk", "language", "title", "format", "size_bytes", "created_at", "revision"]


@dataclass
class PaperFile:
    """A file of a document in one language; without `url` it is locked."""

    pk: int
    code: str
    title: str
    format: str
    size_bytes: int
    url: str
    added_at: datetime
    revision: int
    is_new: bool = False

    @property
    def language(self) -> Any:
        return LANGUAGES[self.code]

    @property
    def size(self) -> str:
        return written_size(self.size_bytes)


@dataclass
class Due:
    """A language that is still being translated: its name in the page's language, and the day."""

    code: str
    name: str
    day: str


@dataclass
class Paper:
    """A document with its files, best first for this reader."""

    document: Any
    files: list[PaperFile] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    earlier: list["Paper"] = field(default_factory=list)
    # Addenda and corrigenda, in their order.
    beside: list["Paper"] = field(default_factory=list)
    is_new: bool = False
    # The language of the list, where it is narrowed to one.
    missing: str = ""
    # Why it is locked.
    reason: str = ""

    def mark_news(self, since: datetime) -> None:
        """Mark it where it was shown since then, else those of its files that were added since."""
        self.is_new = self.document.shown_at > since
        for file in self.files:
            file.is_new = not self.is_new and file.added_at > since

    @property
    def has_news(self) -> bool:
        return self.is_new or any(file.is_new for file in self.files)

    @property
    def is_revised(self) -> bool:
        """Whether it is new as a revision of what was there."""
        return self.is_new and self.document.revision > 0

    @property
    def symbol(self) -> str:
        return self.document.full_symbol

    @property
    def url(self) -> str:
        """The address of this paper, which leads to its newest revision."""
        return reverse("meetings:document", kwargs={"path": self.document.names.path})

    @property
    def url_of_revision(self) -> str:
        path = self.document.names.path_of_revision
        return reverse("meetings:document", kwargs={"path": path})

    @property
    def is_locked(self) -> bool:
        return not self.document.is_open

    @property
    def title(self) -> dict[str, Any]:
        """The title in the page's language, else in the original one, for a template."""
        page = current_language()
        for file in self.files:
            if file.code == page.code:
                return {"words": file.title, "is_fallback": False}
        language = LANGUAGES[self.document.title_language]
        return {
            "words": self.document.title,
            "is_fallback": language != page,
            "language_tag": language.tag,
            "direction": language.direction,
        }

    @property
    def all(self) -> list["Paper"]:
        """This one and what stands beside it, without earlier revisions."""
        return [self, *self.beside]


def read_papers(documents: Any, user: type_of_reader) -> list[Paper]:
    """These documents, in no order, with their files, what is due, and whether each may be opened.

    They must be shown ones that this reader may know of. One statement.
    """
    openable = WorkingDocument.objects.visible_to(user).filter(pk=OuterRef("pk"))
    due = DueLanguage.objects.filter(document=OuterRef("pk")).order_by("due_on", "language")
    files = DocumentFile.objects.filter(
        document=OuterRef("document"), is_current=True, scan=Scan.CLEAN
    )
    rows = documents.annotate(
        is_open=Exists(openable),
        slug=F("document__slug"),
        title_language=F("entry__original_language"),
        files=ArraySubquery(files.values(row=JSONObject(**{name: name for name in FILE_FACTS}))),
        due=ArraySubquery(due.values(row=JSONObject(language="language", due_on="due_on"))),
    )
    order = order_of_preference(current_language().code)
    return [_paper(row, order) for row in rows]


def _paper(document: Any, order: list[str]) -> Paper:
    files = sorted(document.files, key=lambda row: order.index(row["language"]))
    there = {row["language"] for row in files}
    return Paper(
        document,
        [_file(row, document) for row in files],
        [_due(row) for row in document.due if row["language"] not in there],
    )


def _file(row: dict[str, Any], document: Any) -> PaperFile:
    url = f"/files/{document.slug}.{row['language']}.{row['format']}" if document.is_open else ""
    return PaperFile(
        pk=row["pk"],
        code=row["language"],
        title=row["title"],
        format=row["format"].upper(),
        size_bytes=row["size_bytes"],
        url=url,
        added_at=datetime.fromisoformat(row["created_at"]),
        revision=row["revision"],
    )


def _due(row: dict[str, str]) -> Due:
    name = name_of(row["language"], in_language=current_language().code)
    return Due(row["language"], name, dates.day(first_day(row["due_on"])))


def grouped(papers: Iterable[Paper]) -> list[Paper]:
    """Each symbol once, its newest revision on top, its parts beside, in the order of symbols.

    Where the document itself is not shown, its part stands for it.
    """
    series: dict[tuple, list[Paper]] = defaultdict(list)
    for paper in papers:
        names = paper.document.names
        series[(names.base, names.part, names.part_number)].append(paper)
    wholes: dict[str, Paper] = {}
    for (base, _part, _number), revisions in sorted(series.items(), key=_order_of_series):
        newest, *earlier = sorted(revisions, key=lambda paper: -paper.document.revision)
        newest.earlier = earlier
        if base in wholes:
            wholes[base].beside.append(newest)
        else:
            wholes[base] = newest
    return list(wholes.values())


def _order_of_series(row: tuple[tuple, Any]) -> tuple:
    base, part, number = row[0]
    return sort_key(base), part, number


def lock_reason(paper: Paper, user: type_of_reader) -> str:
    """Why this reader may not open it, and when that ends; no group is named."""
    if opens_at := paper.document.opens_at:
        return _("Opens to all on %(day)s") % {"day": dates.day(opens_at)}
    if user.is_authenticated:
        return _("For other readers: your account does not open it")
    if paper.document.access == FileAccess.GROUPS:
        return _("For participants")
    return _("Registered users only")
