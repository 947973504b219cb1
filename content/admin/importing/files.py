"""A CSV file as spreadsheets write it: its rows, and what is wrong with them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

MAX_BYTES = 1024 * 1024
DELIMITERS = ",;\t"
HEADER_LINE = 1
# What our own tables put before a cell that a spreadsheet would take for a formula.
DEFUSED = re.compile(r"^'(?='*[=+\-@])")
FORMULA = re.compile(r"^'*[=+\-@]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Marks at the beginning of files in encodings other than UTF-8.
OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Problem(NamedTuple):
    """Why a file cannot be imported. Lines are counted as spreadsheets do, from the header's 1;
    line 0 is the file as a whole."""

    line: int
    column: str
    reason: str


class UnreadableError(Exception):
    """A file that cannot be read as a table; says why."""


class Row(NamedTuple):
    """One line of the file: {"slug": "palau", ...}."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The columns and rows of a file, and what is wrong with its shape."""

    columns: list[str]
    rows: list[Row]
    problems: list[Problem]


def decode(data: bytes) -> str:
    """The text of a file, lines ending in one character. Raises UnreadableError."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(_("The file is larger than 1 MB. Import it in parts."))
    if data.startswith(OTHER_MARKS):
        raise UnreadableError(_("The file is not UTF-8. Save it as “CSV UTF-8”."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = _("The file is not UTF-8: see line %(line)s. Save it as “CSV UTF-8”.")
        raise UnreadableError(reason % {"line": line}) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError(_("The file is empty."))
    return text


def read_table(text: str, known: dict[str, str], needed: Collection[str], most: int) -> Table:
    """The rows of a text. Raises UnreadableError.

    `known` says what each column is called here: {"instrument": "convention", ...}; `needed`
    are those that must be there, `most` is the number of rows that may.
    """
    lines = _parse(text, _delimiter(text, known))
    names = [name.strip().lower() for name in lines[0]]
    problems = list(_header_problems(names, known, needed))
    if problems:
        return Table([], [], problems)
    columns = [known[name] for name in names]
    numbered = enumerate(lines[1:], HEADER_LINE + 1)
    filled = [(line, cells) for line, cells in numbered if any(map(str.strip, cells))]
    if len(filled) > most:
        raise UnreadableError(_("The file has more than %(most)s rows.") % {"most": most})
    rows = []
    for line, cells in filled:
        if len(cells) != len(columns):
            reason = _("There are %(cells)s cells, and the header has %(columns)s.")
            values = {"cells": len(cells), "columns": len(columns)}
            problems.append(Problem(line, "", reason % values))
            continue
        row = Row(line, dict(zip(columns, map(_plain, cells), strict=True)))
        problems += _unseen(row)
        rows.append(row)
    return Table(columns, rows, problems)


def write_table(columns: list[str], rows: Iterable[dict[str, str]]) -> str:
    """The text of a table that `read_table` reads back, safe to open in a spreadsheet."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows([_defused(row[name]) for name in columns] for row in rows)
    # The mark by which spreadsheets know UTF-8.
    return "\ufeff" + output.getvalue()


def tidy(cell: str) -> str:
    """A cell without the blanks around it, its lines ending in one character."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _plain(cell: str) -> str:
    """A cell as it was before a table of ours made it safe."""
    return tidy(DEFUSED.sub("", cell.strip()))


def _defused(cell: str) -> str:
    is_formula = FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def _delimiter(text: str, known: Collection[str]) -> str:
    """The delimiter by which the header names the most columns."""
    header = text.partition("\n")[0]

    def named(delimiter: str) -> int:
        cells = header.replace('"', "").split(delimiter)
        return sum(cell.strip().lower() in known for cell in cells)

    return max(DELIMITERS, key=named)


def _parse(text: str, delimiter: str) -> list[list[str]]:
    """The cells of each line; empty lines count, as they do in a spreadsheet."""
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        reason = _("Line %(line)s cannot be read: check its quotation marks (%(error)s).")
        values = {"line": len(lines) + 1, "error": error}
        raise UnreadableError(reason % values) from error
    return lines


def _unseen(row: Row) -> Iterable[Problem]:
    for column, cell in row.cells.items():
        if UNSEEN.search(cell):
            reason = _("It holds a character that cannot be shown.")
            yield Problem(row.line, column, reason)


def _header_problems(
    names: list[str], known: dict[str, str], needed: Collection[str]
) -> Iterable[Problem]:
    # Each once: a line of nothing but commas has a million columns without a name.
    for name in dict.fromkeys(names):
        if name not in known:
            reason = _("This column is not known here.") if name else _("A column has no name.")
            yield Problem(HEADER_LINE, name, reason)
    given = Counter(known[name] for name in names if name in known)
    for name, times in given.items():
        if times > 1:
            yield Problem(HEADER_LINE, name, _("This column is there twice."))
    for name in needed:
        if name not in given:
            yield Problem(HEADER_LINE, name, _("This column is missing."))
