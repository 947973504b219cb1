"""A line of the table of documents: a paper, its files by language, and who sees it."""

from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from content.languages import Language
from content.models.attachment import FileAccess
from meetings.models import WorkingDocument


class Cell(NamedTuple):
    """A document in one language: its file, or when that is due, or neither."""

    language: Language
    file: Any = None
    due_on: date | None = None
    waits: str = ""

    @property
    def is_missing(self) -> bool:
        return self.file is None


class Row(NamedTuple):
    """A document in the table."""

    document: WorkingDocument
    cells: list[Cell]
    item: Any
    groups: list[str]
    is_ticked: bool = False

    @property
    def has_file(self) -> bool:
        return any(cell.file for cell in self.cells)

    @property
    def is_ready(self) -> bool:
        """Whether it has something to show and readers do not see it yet."""
        return self.document.shown_at is None and self.has_file

    @property
    def is_shown(self) -> bool:
        moment = self.document.shown_at
        return moment is not None and moment <= timezone.now()

    @property
    def is_scheduled(self) -> bool:
        return bool(self.document.shown_at) and not self.is_shown

    @property
    def access(self) -> str:
        if self.document.access == FileAccess.GROUPS:
            return ", ".join(self.groups) or str(_("Nobody: no group is chosen"))
        return str(self.document.get_access_display())  # type: ignore[attr-defined]
