"""The words and numbers of an Excel file, sheet by sheet, a line for each row."""

import zipfile
from collections.abc import Iterator

from library.extraction.limits import MAX_CHARACTERS
from library.extraction.markup import END, events, shown, targets, words

MAIN = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
# As spreadsheets show numbers, without the traces of binary fractions.
NUMBER = "{:.10g}"


def sheets(archive: zipfile.ZipFile) -> Iterator[str]:
    """Pieces of text, the name of each sheet first; END after each. Hidden sheets are left out."""
    strings = _strings(archive)
    parts = targets(archive, MAIN)
    for kind, name, values in events(archive, MAIN):
        if kind != "start" or name != "sheet" or ":id" not in values:
            continue
        if values.get("state", "visible") == "visible" and values[":id"] in parts:
            yield from [values.get("name", ""), "\n"]
            yield from _sheet(archive, parts[values[":id"]][1], strings)
            yield END


def _sheet(archive: zipfile.ZipFile, part: str, strings: list[str]) -> Iterator[str]:
    sort, value, is_value = "", "", False
    for kind, name, values in shown(events(archive, part)):
        if kind == "text":
            value += name if is_value else ""
        elif name in {"v", "t"}:
            is_value = kind == "start"
        elif kind == "start" and name == "c":
            sort, value = values.get("t", "n"), ""
        elif kind == "end":
            yield {"c": f"{_shown(sort, value, strings)} ", "row": "\n"}.get(name, "")
    for sort, drawing in targets(archive, part).values():
        if sort == "drawing":
            yield from words(archive, drawing)


def _shown(sort: str, value: str, strings: list[str]) -> str:
    """The words of a cell of that type."""
    try:
        if sort == "s":
            return strings[int(value)]
        return NUMBER.format(float(value)) if sort == "n" and value else value
    except (ValueError, IndexError):
        return ""


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells name by their number, as many as are read of a file."""
    found: list[str] = []
    room, text, is_text = MAX_CHARACTERS, "", False
    for kind, name, _values in shown(events(archive, STRINGS)):
        if kind == "text":
            text += name if is_text else ""
        elif name == "t":
            is_text = kind == "start"
        elif name == "si" and kind == "end":
            found.append(text)
            room -= len(text)
            text = ""
        if room < 0:
            break
    return found
