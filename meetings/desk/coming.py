"""The box of meetings on the dashboard: what the coming ones lack, and whose next is to make."""

from collections import defaultdict
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from content.languages import CODES, LANGUAGES
from events.models import Event
from library.models import DocumentFile
from meetings.desk.addresses import TO_COPY, url_of
from meetings.desk.names import title_of, titled
from meetings.models import Meeting, WorkingDocument

MOST = 6


class MeetingJobs:
    """The box of the dashboard: what the coming meetings lack, and whose next session is to make.

    Six statements, however many meetings there are.
    """

    def __init__(self, user: Any):
        self.may_see = user.has_perm("meetings.view_meeting")
        self.may_copy = self.may_see and user.has_perms(TO_COPY)
        self.list_url = url_of("changelist")

    @property
    def coming(self) -> list[dict[str, Any]]:
        """The meetings of this month and the next ones: papers, those not shown, gaps."""
        first = timezone.localdate().replace(day=1)
        meetings = Meeting.objects.filter(event__ends_on__gte=first, archived_at=None)
        keys = list(meetings.order_by("event__starts_at", "pk").values_list("pk", flat=True)[:MOST])
        events = {event.pk: event for event in titled(Event.objects.filter(pk__in=keys))}
        papers = WorkingDocument.objects.filter(entry__in=keys)
        by_event: dict[int, list[WorkingDocument]] = defaultdict(list)
        for paper in papers:
            by_event[paper.entry_id].append(paper)
        files = _languages_of([paper.document_id for paper in papers])
        return [_row(events[key], by_event[key], files) for key in keys]

    @property
    def to_copy(self) -> list[dict[str, Any]]:
        """The last session of each body that has none ahead."""
        if not self.may_copy:
            return []
        ahead = Event.objects.upcoming().filter(body=OuterRef("event__body"))
        last = Meeting.objects.filter(event__body__isnull=False, event__ends_at__lte=timezone.now())
        last = last.filter(~Exists(ahead)).order_by("event__body", "-event__starts_at", "-pk")
        keys = last.distinct("event__body").values_list("pk", flat=True)
        events = Event.objects.filter(pk__in=list(keys)).order_by("-starts_at", "-pk")[:MOST]
        return [
            {"title": title_of(event), "url": url_of("copy", event.pk)} for event in titled(events)
        ]


def _row(event: Event, papers: list[WorkingDocument], files: dict[int, set[str]]) -> dict[str, Any]:
    """An event and what its papers lack: languages that others of them, or its page, have."""
    expected = {*event.languages, *(code for p in papers for code in files[p.document_id])}
    lacking = [
        (LANGUAGES[code].name, sum(code not in files[paper.document_id] for paper in papers))
        for code in CODES
        if code in expected
    ]
    return {
        "title": title_of(event),
        "starts_on": event.starts_on,
        "url": url_of("change", event.pk),
        "papers": len(papers),
        "waiting": sum(paper.shown_at is None for paper in papers),
        "lacking": [(name, number) for name, number in lacking if number],
    }


def _languages_of(documents: list[int]) -> dict[int, set[str]]:
    files = DocumentFile.objects.filter(document__in=documents, is_current=True)
    found: dict[int, set[str]] = defaultdict(set)
    for document, language in files.values_list("document_id", "language"):
        found[document].add(language)
    return found
