"""Reading documents that people upload: what they are is proved by their content."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from library.active import acts_as_office, acts_as_pdf

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_PAGES = 100_000
MAX_NAME = 200
FORBIDDEN_IN_NAMES = re.compile(r'[/\\:*?"<>|]+')
# Each member has one such mark in the list at the end of a ZIP file (APPNOTE.TXT 4.3.12).
ZIP_MEMBER = b"PK\x01\x02"
ZIP_ENCRYPTED = 0x1
CONTENT_LIST = "[content_types].xml"
# What the readers of PDF and ZIP raise at odd bytes.
DAMAGES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError,
    PyPdfError, RuntimeError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip

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


def plain_name(name: str) -> str:
    """The sender's name of a file without folders, controls and direction marks, ending kept."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    stem, dot, ending = shown.strip(" .").rpartition(".")
    return f"{stem.strip()[: MAX_NAME - len(ending) - 1]}{dot}{ending}"[-MAX_NAME:]


def name_of_title(title: str, ending: str) -> str:
    """A name for a file from its title, without what some system refuses in names."""
    return plain_name(f"{FORBIDDEN_IN_NAMES.sub('-', title)}.{ending}")


def _pdf_pages(data: bytes) -> int:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise ValidationError(
                _("The PDF is protected by a password. Save it without one."), code="encrypted"
            )
        pages = len(reader.pages)
        is_active = acts_as_pdf(data, reader)
    except DAMAGES as error:
        raise ValidationError(_("The PDF is damaged and cannot be read."), code="broken") from error
    if not 0 < pages <= MAX_PAGES:
        raise ValidationError(_("The PDF is damaged and cannot be read."), code="broken")
    if is_active:
        raise ValidationError(
            _("The PDF runs scripts or programs, or holds another file. Print it into a new PDF."),
            code="active",
        )
    return pages


def _check_office(data: bytes, part: str) -> None:
    """Raises ValidationError unless it is a whole Office file that does nothing by itself."""
    too_large = ValidationError(_("The file unpacks to more than 200 MB."), code="too_large")
    if data.count(ZIP_MEMBER) > MAX_MEMBERS:
        raise too_large
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except DAMAGES as error:
        raise ValidationError(
            _("The file is damaged and cannot be read."), code="broken"
        ) from error
    names = {member.filename.lower() for member in members}
    if part not in names or CONTENT_LIST not in names:
        raise ValidationError(_("The file is not what its name says."), code="wrong_type")
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise too_large
    if any(member.flag_bits & ZIP_ENCRYPTED for member in members):
        raise ValidationError(_("The file is damaged and cannot be read."), code="encrypted")
    try:
        is_active = acts_as_office(data)
    except DAMAGES as error:
        raise ValidationError(
            _("The file is damaged and cannot be read."), code="broken"
        ) from error
    if is_active:
        raise ValidationError(
            _("Files with macros, programs or linked templates are not accepted."), code="macros"
        )
