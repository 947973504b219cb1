"""The sheet of a meeting: its agenda and its documents, as one reader sees them."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from content import dates
from content.kept import Kept
from content.languages import CODES, LANGUAGES, best_of, current_language, name_of
from events.models import Event
from meetings.models import AgendaItem, Meeting, WorkingDocument
from meetings.models.document import Role
from meetings.papers import Paper, PaperFile, grouped, lock_reason, read_papers
from meetings.visits import Since, since_visit

# Before the meeting one needs its agenda first, afterwards its report.
ORDER = [Role.AGENDA, Role.LIST, Role.PAPER, Role.REPORT]
ORDER_AFTER = [Role.REPORT, Role.AGENDA, Role.LIST, Role.PAPER]

type_of_rows = list[dict[str, Any]]


@dataclass
class ItemText:
    """Words of an item in the language that fits the reader best."""

    title: str
    note: str
    decision: str
    language_tag: str
    direction: str
    is_fallback: bool


@dataclass
class Item:
    """An item of the agenda with its documents and its sub-items."""

    number: str
    when: str
    text: ItemText | None
    papers: list[Paper] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether no document stands here or below."""
        return not self.papers and all(child.is_empty for child in self.children)

    @property
    def opens(self) -> bool:
        """Whether the reader may open a document that stands here or below."""
        papers = (one for paper in self.papers for one in paper.all)
        is_here = any(one.files and not one.is_locked for one in papers)
        return is_here or any(child.opens for child in self.children)


@dataclass
class Sheet:
    """What stands on the page; `papers` are those of no item, `shown` all before narrowing.

    `open_files` are all that the reader may open, with their documents, former revisions too.
    """

    meeting: Meeting
    since: Since
    language: str
    is_only_new: bool
    items: list[Item]
    papers: list[Paper]
    shown: list[Paper]
    open_files: list[tuple[Any, PaperFile]]

    @property
    def all(self) -> list[Paper]:
        return [paper for whole in self.shown for paper in whole.all]

    @property
    def new_count(self) -> int:
        """How many documents have something new, and are not new as a revision."""
        return sum(paper.has_news and not paper.is_revised for paper in self.all)

    @property
    def revised_count(self) -> int:
        return sum(paper.is_revised for paper in self.all)

    @property
    def open_count(self) -> int:
        return sum(not paper.is_locked for paper in self.all)

    @property
    def is_narrowed(self) -> bool:
        return self.is_only_new or bool(self.language)


def sheet_of(request: HttpRequest, event: Any, kept: Kept) -> Sheet:
    """The sheet of an event, read with its `facts`, that is a meeting; made once.

    One statement, one more where the agenda is not kept yet.
    """
    if not hasattr(event, "sheet"):
        event.sheet = _make(request, event, kept)
    return event.sheet


def _make(request: HttpRequest, event: Any, kept: Kept) -> Sheet:
    user: Any = request.user
    asked = request.GET.get("doclang", "")
    language = asked if asked in CODES else ""
    is_only_new = request.GET.get("new") == "on"
    meeting: Meeting = event.meeting
    documents = WorkingDocument.objects.shown().filter(entry=event.pk)
    papers = read_papers(documents, user)
    since = since_visit(event.visit)
    for paper in papers:
        paper.mark_news(since.at)
        paper.reason = lock_reason(paper, user) if paper.is_locked else ""
    open_files = [(one.document, file) for one in papers if not one.is_locked for file in one.files]
    shown = grouped(papers)
    listed = [paper for paper in shown if not is_only_new or any(one.has_news for one in paper.all)]
    if language:
        listed = [_narrowed(paper, language) for paper in listed]
    of_items = defaultdict(list)
    for paper in sorted(listed, key=lambda paper: paper.document.position):
        of_items[paper.document.item_id].append(paper)
    # Whoever may read the event reads its agenda.
    rows = kept.get(f"agenda|{event.pk}", lambda: _item_rows(event))
    items = _items(rows, event, of_items)
    if is_only_new:
        items = _with_papers(items)
    order = ORDER_AFTER if event.ends_at <= timezone.now() else ORDER
    top = sorted(of_items[None], key=lambda paper: order.index(paper.document.role))
    return Sheet(meeting, since, language, is_only_new, items, top, shown, open_files)


def _narrowed(paper: Paper, language: str) -> Paper:
    """The paper with its file in one language; where there is none, it says so of the best other.

    What changed is told of the paper as it was.
    """
    chosen = [file for file in paper.files if file.code == language]
    due = [due for due in paper.due if due.code == language]
    is_missing = bool(paper.files) and not chosen and not due
    return replace(
        paper,
        files=chosen or paper.files[:1],
        due=due,
        missing=name_of(language, in_language=current_language().code) if is_missing else "",
        beside=[_narrowed(one, language) for one in paper.beside],
    )


def _with_papers(items: list[Item]) -> list[Item]:
    """The items with documents, and those that such items stand below."""
    for item in items:
        item.children = _with_papers(item.children)
    return [item for item in items if not item.is_empty]


def _items(rows: type_of_rows, event: Event, papers: dict[int | None, list[Paper]]) -> list[Item]:
    """The agenda as a tree, with the papers of each item by its key."""
    texts: dict[int, dict[str, Any]] = defaultdict(dict)
    facts: dict[int, dict[str, Any]] = {}
    for row in rows:
        facts[row["pk"]] = row
        texts[row["pk"]][row["texts__language"]] = row
    items: dict[int, Item] = {}
    top = []
    for key, row in facts.items():
        best = best_of(texts[key], current_language().code)
        items[key] = Item(row["number"], _when(row, event), _text(best), papers.get(key, []))
    for key, row in facts.items():
        above = items.get(row["parent"])
        (above.children if above else top).append(items[key])
    return top


def _item_rows(event: Event) -> type_of_rows:
    """Each item with its words in one language, in the order of the agenda: one statement."""
    columns = ["pk", "parent", "number", "day", "starts_time", "ends_time"]
    words = [f"texts__{name}" for name in ["language", "title", "note", "decision"]]
    rows = AgendaItem.objects.filter(meeting=event.pk).order_by("position", "pk")
    return list(rows.values(*columns, *words))


def _text(row: dict[str, Any] | None) -> ItemText | None:
    if row is None:
        return None
    language = LANGUAGES[row["texts__language"]]
    return ItemText(
        title=row["texts__title"],
        note=row["texts__note"],
        decision=row["texts__decision"],
        language_tag=language.tag,
        direction=language.direction,
        is_fallback=language != current_language(),
    )


def _when(row: dict[str, Any], event: Event) -> str:
    """Tuesday 1 December, 09:30-11:00: the day only where the event has several."""
    day: date | None = row["day"] if event.ends_on > event.starts_on else None
    times: list[time] = [clock for clock in [row["starts_time"], row["ends_time"]] if clock]
    clocks = "\u2013".join(f"{clock:%H:%M}" for clock in times)
    written = dates.day_of_week(day) if day else ""
    return ", ".join(part for part in [written, clocks] if part)
