"""Takes title, language and first words out of a document: `python -m library.extraction pdf`.

A program of its own, reading the file from its input and writing JSON, because no parser is
proof against every file: here it has little time and memory, and its end ends nothing else.
"""

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from html import unescape

MAX_CPU_SECONDS = 4
MAX_MEMORY_BYTES = 768 * 1024 * 1024
MAX_PAGES = 3
MAX_CHARACTERS = 20_000
MAX_PART_BYTES = 2 * 1024 * 1024
# Of the largest letters on the first page; letters almost as large belong to the same line.
NEARLY = 0.95
MAX_TITLE = 300

TAG = re.compile(r"<[^>]{0,2000}>")
PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>|<a:p[ >].*?</a:p>", re.DOTALL)
HEADING = re.compile(r'<w:pStyle w:val="(?:Title|Titre|Heading1|Titre1|Ttulo1?|1)"')
PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/slides/slide1.xml",
    "xlsx": "xl/sharedStrings.xml",
}
CORE = "docProps/core.xml"


def from_pdf(data: bytes) -> dict[str, str]:
    """What the properties, the tags and the first pages of a PDF say."""
    from pypdf import PdfReader  # noqa: PLC0415 - Office files are read without it

    reader = PdfReader(io.BytesIO(data))
    runs: list[tuple[float, str]] = []
    texts = []
    for number, page in enumerate(reader.pages[:MAX_PAGES]):
        visitor = _noting(runs) if number == 0 else None
        texts.append(page.extract_text(visitor_text=visitor))
    return {
        "title": str((reader.metadata and reader.metadata.title) or ""),
        "declared": str(reader.root_object.get("/Lang") or ""),
        "heading": _largest(runs),
        "text": "\n".join(texts)[:MAX_CHARACTERS],
    }


def from_office(data: bytes, ending: str) -> dict[str, str]:
    """What the properties and the first part of an Office file say; nothing is expanded."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core, part = (_part(archive, name) for name in [CORE, PARTS[ending]])
    paragraphs = PARAGRAPH.findall(part) or [part]
    heading = next((p for p in paragraphs if HEADING.search(p)), paragraphs[0])
    lines = [_plain(paragraph) for paragraph in paragraphs]
    return {
        "title": _element(core, "dc:title"),
        "declared": _element(core, "dc:language"),
        "heading": _plain(heading)[:MAX_TITLE],
        "text": "\n".join(lines)[:MAX_CHARACTERS],
    }


def _noting(runs: list[tuple[float, str]]) -> Callable:
    """Keeps each run of text with the height of its letters."""

    def note(text: str, _user: list, matrix: list, _font: object, size: float) -> None:
        if text.strip():
            runs.append((abs(size * (matrix[3] or matrix[1] or 1)), text))

    return note


def _largest(runs: list[tuple[float, str]]) -> str:
    """The first words in the largest letters."""
    largest = max((size for size, _text in runs), default=0)
    return " ".join(" ".join(_first_large(runs, largest)).split())[:MAX_TITLE]


def _first_large(runs: list[tuple[float, str]], largest: float) -> Iterator[str]:
    has_begun = False
    for size, text in runs:
        is_large = size >= largest * NEARLY
        if is_large:
            yield text
        elif has_begun:
            return
        has_begun = has_begun or is_large


def _part(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():
        return ""
    with archive.open(name) as part:
        return part.read(MAX_PART_BYTES).decode("utf-8", "replace")


def _element(markup: str, name: str) -> str:
    start, end = markup.find(f"<{name}"), markup.find(f"</{name}>")
    return _plain(markup[start:end]) if 0 <= start < end else ""


def _plain(markup: str) -> str:
    return " ".join(unescape(TAG.sub("", markup)).split())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    ending, data = sys.argv[1], sys.stdin.buffer.read()
    found = from_pdf(data) if ending == "pdf" else from_office(data, ending)
    sys.stdout.write(json.dumps(found))
