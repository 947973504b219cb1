"""What changed among the documents of a meeting: day by day, the newest first."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from content import dates
from content.languages import current_language, name_of
from meetings.papers import Paper, PaperFile

MOST_DAYS, MOST_PAPERS = 10, 12
# Files that come with their document are no change of their own.
TOGETHER = timedelta(minutes=30)


@dataclass
class Change:
    """What happened on a day in one way: shown, revised, a language added, a file replaced."""

    kind: str
    day: str
    stamp: str
    language: str = ""
    papers: list[Paper] = field(default_factory=list)
    others: int = 0


def changes_of(papers: list[Paper]) -> list[Change]:
    """The changes of these papers and of their earlier revisions; no statement."""
    found: dict[tuple[date, str, str], list[Paper]] = {}
    for whole in papers:
        for newest in whole.all:
            for paper in [newest, *newest.earlier]:
                for key in _events(paper):
                    found.setdefault(key, []).append(paper)
    days = sorted({key[0] for key in found}, reverse=True)[:MOST_DAYS]
    kept = [key for key in found if key[0] in days]
    return [
        _change(key, found[key])
        for key in sorted(kept, key=lambda key: (-key[0].toordinal(), key[1:]))
    ]


def _events(paper: Paper) -> set[tuple[date, str, str]]:
    shown_at = paper.document.shown_at
    kind = "revised" if paper.document.revision else "shown"
    events = {(timezone.localdate(shown_at), kind, "")}
    for file in paper.files:
        if file.added_at > shown_at + TOGETHER:
            events.add((timezone.localdate(file.added_at), _kind(file), file.code))
    return events


def _kind(file: PaperFile) -> str:
    return "replaced" if file.revision > 1 else "added"


def _change(key: tuple[date, str, str], papers: list[Paper]) -> Change:
    day, kind, code = key
    language = name_of(code, in_language=current_language().code) if code else ""
    others = max(0, len(papers) - MOST_PAPERS)
    written = dates.day(day)
    return Change(kind, written, day.isoformat(), language, papers[:MOST_PAPERS], others)
