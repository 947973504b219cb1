"""What Word, PowerPoint and Excel files say."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from library.extraction.limits import (
    FIRST_BYTES,
    FIRST_CHARACTERS,
    MAX_PAGE_CHARACTERS,
    MAX_TITLE,
    PART_CHARACTERS,
)
from library.extraction.markup import END
from library.extraction.sheets import sheets
from library.extraction.slides import slides
from library.extraction.word import texts

TAG = re.compile(r"<[^>]{0,2000}>")
PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>|<a:p[ >].*?</a:p>", re.DOTALL)
HEADING = re.compile(r'<w:pStyle w:val="(?:Title|Titre|Heading1|Titre1|Ttulo1?|1)"')
PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/slides/slide1.xml",
    "xlsx": "xl/sharedStrings.xml",
}
CORE = "docProps/core.xml"
READERS = {"docx": texts, "pptx": slides, "xlsx": sheets}


def about(data: bytes, ending: str) -> dict[str, str]:
    """What the properties and the first part say; nothing is expanded."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core, part = (_part(archive, name) for name in [CORE, PARTS[ending]])
    paragraphs = PARAGRAPH.findall(part) or [part]
    heading = next((p for p in paragraphs if HEADING.search(p)), paragraphs[0])
    lines = [_plain(paragraph) for paragraph in paragraphs]
    return {
        "title": _element(core, "dc:title"),
        "declared": _element(core, "dc:language"),
        "heading": _plain(heading)[:MAX_TITLE],
        "text": "\n".join(lines)[:FIRST_CHARACTERS],
    }


def pages(data: bytes, ending: str) -> Iterator[str]:
    """The words of each slide, or of each part of what has no pages, cut where a line ends.

    Raises what zipfile and expat raise at damage, after the words before it.
    """
    most = MAX_PAGE_CHARACTERS + 1 if ending == "pptx" else PART_CHARACTERS
    page: list[str] = []
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for piece in READERS[ending](archive):
                page.append(piece)
                size += len(piece)
                if piece == END or (size >= most and piece == "\n") or size > MAX_PAGE_CHARACTERS:
                    yield "".join(page)
                    page, size = [], 0
    except Exception:
        yield "".join(page)
        raise
    yield "".join(page)


def _part(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():
        return ""
    with archive.open(name) as part:
        return part.read(FIRST_BYTES).decode("utf-8", "replace")


def _element(markup: str, name: str) -> str:
    start, end = markup.find(f"<{name}"), markup.find(f"</{name}>")
    return _plain(markup[start:end]) if 0 <= start < end else ""


def _plain(markup: str) -> str:
    return " ".join(unescape(TAG.sub("", markup)).split())
