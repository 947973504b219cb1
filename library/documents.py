"""Reading documents that people upload: what they are is proved by their content."""

import io
import zipfile
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_MEMBERS = 5_000

# The part that each Office format must hold (ECMA-376).
OFFICE = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class DocumentFacts(NamedTuple):
    """What a file says of itself: its format, as a key of CONTENT_TYPES, and its pages."""

    format: str
    pages: int | None


def read_document(data: bytes, name: str) -> DocumentFacts:
    """The format and, for a PDF, the number of pages of a file of that name.

    Raises ValidationError unless content and ending agree on one of CONTENT_TYPES.
    """
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The file is larger than 20 MB."), code="too_large")
    ending = name.rpartition(".")[2].lower()
    if ending == "pdf" and data.startswith(b"%PDF-"):
        return DocumentFacts("pdf", _pdf_pages(data))
    if ending in OFFICE and data.startswith(b"PK\x03\x04"):
        _check_office(data, OFFICE[ending])
        return DocumentFacts(ending, None)
    raise ValidationError(
        _("This is not a file of an accepted type. Use PDF, Word, Excel or PowerPoint."),
        code="not_a_document",
    )


def _pdf_pages(data: bytes) -> int:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise ValidationError(
                _("The PDF is protected by a password. Save it without one."), code="encrypted"
            )
        return len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValidationError(_("The PDF is damaged and cannot be read."), code="broken") from error


def _check_office(data: bytes, part: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            unpacked = sum(member.file_size for member in members)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ValidationError(
            _("The file is damaged and cannot be read."), code="broken"
        ) from error
    if part not in names:
        raise ValidationError(_("The file is not what its name says."), code="wrong_type")
    if unpacked > MAX_UNPACKED_BYTES or len(members) > MAX_MEMBERS:
        raise ValidationError(_("The file unpacks to more than 200 MB."), code="too_large")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(_("Files with macros are not accepted."), code="macros")
