"""What a document would do by itself when it is opened: scripts, programs, foreign content.

Documents of the portal are read, so one that acts is refused, whether it means harm or not.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import chain
from typing import Any

from pypdf import PdfReader


def _written(name: str) -> str:
    """A pattern for a name of a PDF: its letters may be numbers, as in /J#61vaScript."""
    return "".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name)


# Actions of PDF 2.0 (ISO 32000-2, 12.6.4) and media that run something, files within the file,
# and forms that are programs. Numbers are hexadecimal, in letters of either case.
RUNNING_NAMES = ["JavaScript", "Launch", "ImportData", "RichMedia", "EmbeddedFile"]
ACTIONS = re.compile(f"/(?:{'|'.join(map(_written, RUNNING_NAMES))})".encode())
FORMS = re.compile(rf"/{_written('XFA')}\s*[\[\d<(]".encode())
MAX_UNPACKED = 64 * 1024 * 1024
# Behind the end of a PDF, programs leave a line end or a few zeros.
END = b"%%EOF"
MAX_AFTER_END = 64

# Parts of Office files that run, or hold a program; endings in small letters.
RUNNING_PARTS = ("vbaproject.bin", "vbadata.xml", "attachedtoolbars.bin")
PROGRAMS = (
    ".bat", ".class", ".cmd", ".com", ".dll", ".elf", ".exe", ".hta", ".htm", ".html", ".jar",
    ".js", ".jse", ".lnk", ".msi", ".ps1", ".scr", ".sh", ".svgz", ".vbe", ".vbs", ".wsf", ".zip",
)  # fmt: skip
RUNNING_FOLDERS = ("word/activex/", "xl/activex/", "ppt/activex/", "xl/macrosheets/")
MAX_PART_BYTES = 2 * 1024 * 1024
MAX_HEAD_BYTES = 4096
MACRO_TYPE = re.compile(rb"macroEnabled|vnd\.ms-office\.(?:vbaProject|activeX)", re.IGNORECASE)
# What Office fetches from elsewhere without asking.
FETCHED = re.compile(
    rb"<Relationship\b(?=[^<>]*TargetMode\s*=\s*[\"']External)"
    rb"(?=[^<>]*Type\s*=\s*[\"'][^\"']*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'])"
)
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def acts_as_pdf(data: bytes, reader: PdfReader) -> bool:
    """Whether the PDF runs scripts or programs, or is something else besides.

    Looks at the file as it stands and into the packed parts that objects may hide in. Raises
    ValueError for one without an end, or with more in it than documents have.
    """
    _before, end, after = data.rpartition(END)
    if not end:
        raise ValueError("the end is missing")
    if len(after.strip(b"\0\r\n\t ")) > MAX_AFTER_END:
        return True
    parts = chain([data], _packed_objects(reader))
    return any(ACTIONS.search(part) or FORMS.search(part) for part in parts)


def acts_as_office(data: bytes) -> bool:
    """Whether the Office file holds macros, programs, or what is fetched from elsewhere.

    `data` is a whole ZIP file; of each part at most MAX_PART_BYTES are unpacked.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [member.filename for member in archive.infolist()]
        if archive.comment or any(_is_running(name.lower()) for name in names):
            return True
        markup = (name for name in names if name.lower().endswith((".rels", ".xml")))
        return any(_fetches_or_runs(name, archive) for name in markup)


def _packed_objects(reader: PdfReader) -> Iterator[bytes]:
    """The streams that hold objects, unpacked. Raises ValueError for too much of it."""
    left = MAX_UNPACKED
    for number in sorted({stream for stream, _place in reader.xref_objStm.values()}):
        stream: Any = reader.get_object(number)
        part = stream.get_data()
        left -= len(part)
        if left < 0:
            raise ValueError("more objects than a document has")
        yield part


def _is_running(name: str) -> bool:
    return name.endswith((*RUNNING_PARTS, *PROGRAMS)) or name.startswith(RUNNING_FOLDERS)


def _fetches_or_runs(name: str, archive: zipfile.ZipFile) -> bool:
    """Whether a part has a document type, which Office forbids, or names what is refused."""
    is_telling = name.lower().endswith((".rels", "[content_types].xml"))
    with archive.open(name) as file:
        part = file.read(MAX_PART_BYTES if is_telling else MAX_HEAD_BYTES)
    if ENTITIES.search(part):
        return True
    # In two bytes a letter nothing would be found; no program writes these parts so.
    return is_telling and bool(b"\0" in part or FETCHED.search(part) or MACRO_TYPE.search(part))
