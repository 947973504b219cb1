"""Filing: the files of one entry before one person, those that are there and those to add."""

import time
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.admin.sent_uploads import (
    PREFIX,
    add_row,
    content_of,
    discard_all,
    number_of_rows,
    read_rows,
)
from content.admin.uploads import MOST, NEW, UploadForm, UploadFormSet, new_documents, propose
from content.languages import CODES
from content.models import Attachment, Entry
from content.slugs import free_document_slug
from content.telling import TELLING
from library.documents import CONTENT_TYPES
from library.models import Document, DocumentFile, Scan, Upload
from library.uploads import receive

REVISION = "revision-"
# Reading what came with a form; a file takes a moment, a hostile one as long as it may.
MAX_SECONDS = 10
ROW = ["upload", "document", "language", "is_left_out"]


class Filing:
    """What the files' part of an entry's form shows, and what it saves.

    `entry` is None while it is being added. Two statements: its files, and the uploads.
    """

    endings = ",".join(f".{ending}" for ending in CONTENT_TYPES)

    def __init__(self, entry: Entry | None, person: Any, language: str):
        """`language` is that of the form, whose text has fields of its own."""
        self.entry, self.person, self._language = entry, person, language
        self.data: Any = None

    @property
    def current(self) -> list[Any]:
        """The newest file per document and language, with the edition and its address."""
        return [file for file in self.files if file.is_current]

    @property
    def waiting(self) -> list[Any]:
        """The files that the virus scanner has not let through, unless one came after them."""
        newest = {(file.document_id, file.language): file.revision for file in self.current}
        return [
            file
            for file in self.files
            if file.revision > newest.get((file.document_id, file.language), 0)
        ]

    @cached_property
    def files(self) -> list[Any]:
        """Those that are in use and those that the virus scanner has not let through."""
        if self.entry is None:
            return []
        files = DocumentFile.objects.filter(Q(is_current=True) | ~Q(scan=Scan.CLEAN))
        # Papers of a meeting stand on its desk, for those who have rights there.
        files = files.filter(
            document__attachments__entry=self.entry, document__attachments__is_listed=True
        )
        columns = {name: F(f"document__attachments__{name}") for name in ["edition", "is_former"]}
        files = files.annotate(**columns).select_related("document")
        rows: list[Any] = list(
            files.order_by("document__attachments__position", "document", "language")
        )
        for file in rows:
            file.address = f"/files/{file.document.slug}.{file.language}.{file.format}"
        return rows

    @cached_property
    def documents(self) -> list[tuple[str, str]]:
        """The documents of this entry, as choices: "Handbook (EN, FR)"."""
        by_document: dict[int, list[Any]] = {}
        for file in self.current:
            by_document.setdefault(file.document_id, []).append(file)
        return [
            (str(pk), f"{files[0].title} ({', '.join(f.language[:2].upper() for f in files)})")
            for pk, files in by_document.items()
        ]

    @cached_property
    def rows(self) -> Any:
        """The table of uploads to confirm: bound to what was sent, else empty."""
        has_table = self.data is not None and f"{PREFIX}-TOTAL_FORMS" in self.data
        options = self._options(number_of_rows(self.data, MOST) if has_table else 0)
        return UploadFormSet(
            self.data if has_table else None, prefix=PREFIX, form_kwargs=options, initial=[]
        )

    @cached_property
    def written(self) -> set[str]:
        """The languages whose text is written in its own form, or not by this person."""
        if not self.person.has_perm("content.translate_version"):
            return set(CODES)
        if self.entry is None:
            return {self._language}
        texts = self.entry.versions.filter(status__in=TELLING)
        return {self._language, *texts.values_list("language", flat=True)}

    @property
    def texts(self) -> list[dict[str, str]]:
        """The words of further languages that were sent with their files."""
        return self.rows.texts if self.rows.is_bound else []

    def is_valid(self) -> bool:
        return not self.rows.is_bound or self.rows.is_valid()

    def take(self, request: HttpRequest) -> list[str]:
        """Keep the files that came with the form itself, as further rows of the table.

        Returns what to tell the person before anything is saved. A revision needs no second
        look: its document and its language are known.
        """
        data, told = request.POST.copy(), []
        last = time.monotonic() + MAX_SECONDS
        sent = [(name, file) for name in request.FILES for file in request.FILES.getlist(name)]
        for name, file in sent:
            current = self._revised(name)
            if name != "new_files" and current is None:
                continue
            try:
                if number_of_rows(data, MOST) >= MOST or time.monotonic() > last:
                    raise ValidationError(_("This was too much at once. Send it once more."))
                told += self._add_row(data, receive(self.person, file), current)
            except ValidationError as error:
                told.append(f"{file.name}: {' '.join(error.messages)}")
        request.POST = data  # type: ignore[assignment]
        self.data = data
        return list(dict.fromkeys(told))

    def row(self, data: Any, upload: Upload) -> UploadForm:
        """A further row below those that were sent, filled in with what was read."""
        number = number_of_rows(data, MOST)
        initial = {
            "upload": upload,
            "language": upload.language,
            "title": upload.title,
            "document": propose(upload, self._sent(data), self.current),
        }
        prefix = f"{PREFIX}-{number}"
        return UploadForm(prefix=prefix, initial=initial, **self._options(number + 1))

    def save(self, entry: Entry) -> bool:
        """Make the confirmed uploads documents of the entry; False where there are none."""
        if not self.rows.is_bound:
            return False
        documents: dict[str, Document] = {}
        kept = self.rows.kept
        for row in kept:
            place = row["document"]
            if place not in documents:
                documents[place] = self._document(entry, row)
            _file(documents[place], row)
        discard_all(self.rows)
        return bool(kept)

    def _document(self, entry: Entry, row: dict[str, Any]) -> Document:
        if row["document"] not in NEW:
            return Document.objects.select_for_update().get(pk=row["document"])
        document = Document.objects.create(slug=free_document_slug(row["title"], entry.slug))
        last = entry.attachments.aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
        Attachment.objects.create(
            entry=entry, document=document, edition=row["edition"], position=position
        )
        return document

    def _revised(self, name: str) -> Any:
        """The file that the field of that name sends a revision of."""
        found = [file for file in self.current if name == f"{REVISION}{file.pk}"]
        return found[0] if found else None

    def _add_row(self, data: Any, upload: Upload, current: Any) -> list[str]:
        values = dict(self.row(data, upload).initial)
        if current is not None:
            values |= {"document": str(current.document_id), "language": current.language}
            values["title"] = current.title
        add_row(data, MOST, values | {"upload": upload.pk, "edition": ""})
        return [] if current else [_("Look at what was read from the files, then save.")]

    def _sent(self, data: Any) -> list[dict[str, str]]:
        """The rows above, as `propose` reads them."""
        rows = read_rows(data, MOST, ROW, self.person)
        return [row for row in rows if not row["is_left_out"]]

    def _options(self, rows: int) -> dict[str, Any]:
        documents = [*self.documents, *new_documents(max(rows, 1))]
        return {"person": self.person, "documents": documents, "written": self.written}


def _file(document: Document, row: dict[str, Any]) -> None:
    words = {"language": row["language"], "title": row["title"]}
    DocumentFile(document=document, file=content_of(row["upload"]), **words).save()
