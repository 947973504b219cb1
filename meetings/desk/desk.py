"""What a meeting looks like to whoever prepares it: agenda, papers, and what they still lack."""

from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.languages import CODES, LANGUAGES, Language, best_of
from content.models import Version
from content.models.attachment import FileAccess
from content.telling import TELLING
from library.models import DocumentFile
from meetings.desk.rows import Cell, Row
from meetings.models import AgendaItem, Meeting, WorkingDocument
from meetings.symbols import sort_key


class MeetingDesk:
    """A meeting before one person, its texts in one language. Nine statements."""

    def __init__(self, meeting: Meeting, language: str, person: Any):
        self.meeting, self.event, self.person = meeting, meeting.event, person
        self.language = LANGUAGES[language]
        # Forms that were sent and are shown again, with what is wrong in them.
        self.outline: Any = None
        self.matches: Any = None
        self.change: Any = None
        self.settings: Any = None
        self.decisions: Any = None
        self.pasted: Any = None
        self.ticked: list[str] = []
        self.unread_files: list[str] = []

    @cached_property
    def items(self) -> list[AgendaItem]:
        """The agenda in its order, each item with `title`, `original` and `depth`."""
        items: list[Any] = list(
            self.meeting.items.prefetch_related("texts").order_by("position", "pk")
        )
        depths: dict[int | None, int] = {None: -1}
        for item in items:
            texts = {text.language: text for text in item.texts.all()}
            item.text = texts.get(self.language.code)
            item.original = best_of(texts, self.event.original_language)
            item.title = str(item.text or item.original or "")
            depths[item.pk] = item.depth = depths.get(item.parent_id, -1) + 1
        return items

    @cached_property
    def versions(self) -> list[Version]:
        texts = Version.objects.filter(entry=self.event, status__in=TELLING).with_staleness()
        return list(texts.defer("body", "summary", "correction").order_by("number"))

    @cached_property
    def documents(self) -> list[WorkingDocument]:
        """In the order of the agenda, then of their symbols as people count."""
        documents = WorkingDocument.objects.filter(entry=self.event)
        rows = list(
            documents.select_related("document").prefetch_related("groups", "due_languages")
        )
        places: dict[int | None, int] = {item.pk: place for place, item in enumerate(self.items)}
        last = len(places)
        return sorted(
            rows, key=lambda d: (places.get(d.item_id, last), sort_key(d.full_symbol), d.pk)
        )

    @cached_property
    def files(self) -> dict[tuple[int, str], Any]:
        """The newest file of each document in each language; those that wait only where alone."""
        files = DocumentFile.objects.filter(document__in=[d.document_id for d in self.documents])
        found: dict[tuple[int, str], Any] = {}
        for file in files.order_by("revision"):
            if file.is_current or (file.document_id, file.language) not in found:
                found[file.document_id, file.language] = file
        return found

    @cached_property
    def languages(self) -> list[Language]:
        """Those that the papers are expected in: of the page, of any file, and those due."""
        codes = {version.language for version in self.versions} | {key[1] for key in self.files}
        codes |= {due.language for d in self.documents for due in d.due_languages.all()}
        return [LANGUAGES[code] for code in CODES if code in codes]

    @cached_property
    def rows(self) -> list[Row]:
        items: dict[int | None, Any] = {item.pk: item for item in self.items}
        return [
            Row(
                document,
                [self._cell(document, language) for language in self.languages],
                items.get(document.item_id),
                [self._group_name(group) for group in document.groups.all()],
                str(document.pk) in self.ticked,
            )
            for document in self.documents
        ]

    @cached_property
    def ready(self) -> list[Row]:
        return [row for row in self.rows if row.is_ready]

    @property
    def all_languages(self) -> list[Language]:
        return list(LANGUAGES.values())

    @cached_property
    def access_in_words(self) -> str:
        """Who may open a new document."""
        if self.meeting.document_access == FileAccess.GROUPS:
            return ", ".join(self._group_name(g) for g in self.meeting.document_groups.all())
        return str(FileAccess(self.meeting.document_access).label)

    @property
    def ready_in_words(self) -> str:
        """What publishing them comes to: 18 documents, 3 without French."""
        number = len(self.ready)
        told = [ngettext("%(n)s document", "%(n)s documents", number) % {"n": number}]
        for language in self.languages:
            without = sum(self._lacks(row, language) for row in self.ready)
            if without:
                told.append(
                    _("%(n)s without %(language)s") % {"n": without, "language": language.name}
                )
        return format_html_join(", ", "<bdi>{}</bdi>", ([words] for words in told))

    @property
    def missing(self) -> int:
        """How many cells of the table are empty."""
        return sum(cell.is_missing for row in self.rows for cell in row.cells)

    @property
    def has_drafts(self) -> bool:
        """Whether the page of the event has words that readers do not get yet."""
        return any(version.is_open for version in self.versions)

    @property
    def title(self) -> Version | None:
        # The published one where there is a draft of the same language.
        texts = {text.language: text for text in reversed(self.versions) if text.title}
        return best_of(texts, self.language.code)

    @property
    def days(self) -> list[date]:
        span = (self.event.ends_on - self.event.starts_on).days
        return [
            date.fromordinal(self.event.starts_on.toordinal() + n) for n in range(min(span, 60) + 1)
        ]

    @property
    def is_over(self) -> bool:
        return bool(self.event.ends_at <= timezone.now())

    def may(self, permission: str) -> bool:
        return not self.meeting.is_archived and self.person.has_perm(permission)

    @property
    def may_plan(self) -> bool:
        return self.may("meetings.change_agendaitem")

    @property
    def may_file(self) -> bool:
        return self.may("meetings.change_workingdocument")

    @property
    def may_add(self) -> bool:
        return self.may("meetings.add_workingdocument")

    @property
    def may_publish(self) -> bool:
        return self.may_file and self.person.has_perm("content.publish_version")

    @property
    def may_change(self) -> bool:
        return self.may("meetings.change_meeting")

    @property
    def may_archive(self) -> bool:
        return self.may("meetings.change_meeting") and self.may_publish

    def refresh(self) -> None:
        """Forget what was read, after something was written."""
        for name in ["items", "versions", "documents", "files", "languages", "rows", "ready"]:
            self.__dict__.pop(name, None)

    @staticmethod
    def _lacks(row: Row, language: Language) -> bool:
        return any(cell.language == language and cell.is_missing for cell in row.cells)

    def _cell(self, document: WorkingDocument, language: Language) -> Cell:
        due = {due.language: due.due_on for due in document.due_languages.all()}
        file = self.files.get((document.document_id, language.code))
        if file is None:
            return Cell(language, due_on=due.get(language.code))
        if file.is_current:
            return Cell(language, file)
        return Cell(language, due_on=due.get(language.code), waits=file.get_scan_display())

    def _group_name(self, group: Any) -> str:
        if group.pk == self.event.participants_id:
            return _("Approved participants of this meeting")
        return str(group.name)
