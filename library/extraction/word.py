"""The words of a Word file: text, tables, boxes and notes, then heads and feet of its pages."""

import zipfile
from collections.abc import Iterator

from library.extraction.markup import END, events, shown, targets, type_of_event, words

MAIN = "word/document.xml"
NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
OFF = {"0", "false", "off"}


def texts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Pieces of text; END where the author wants a new page."""
    notes = {mark: _notes(archive, part) for mark, part in NOTES.items()}
    yield from _body(shown(events(archive, MAIN)), notes)
    for kind, part in targets(archive, MAIN).values():
        if kind in {"header", "footer"}:
            yield from words(archive, part)


def _body(found: Iterator[type_of_event], notes: dict[str, dict[str, str]]) -> Iterator[str]:
    """The text, each paragraph with its notes below it."""
    is_text, below = False, []
    for kind, name, values in found:
        if kind == "text":
            if is_text:
                yield name
        elif name == "t":
            is_text = kind == "start"
        elif kind == "end":
            if name == "p":
                yield "\n"
                yield from below
                below = []
        elif name in notes:
            below.append(notes[name].get(values.get(":id", ""), ""))
        else:
            yield _space(name, values)


def _space(name: str, values: dict[str, str]) -> str:
    """What an element puts between words."""
    is_break = name == "br" and values.get(":type") == "page"
    if is_break or (name == "pageBreakBefore" and values.get(":val") not in OFF):
        return END
    return {"tab": " ", "br": "\n", "cr": "\n", "txbxContent": "\n"}.get(name, "")


def _notes(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The notes of a part by their number."""
    found: dict[str, str] = {}
    number, is_text = "", False
    for kind, name, values in shown(events(archive, part)):
        if kind == "text":
            if is_text:
                found[number] += name
        elif name == "t":
            is_text = kind == "start"
        elif name in {"footnote", "endnote"} and kind == "start":
            number = values.get(":id", "")
            found[number] = ""
        elif name == "p" and kind == "end" and number in found:
            found[number] += "\n"
    return found
