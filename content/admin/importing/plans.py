"""Plans: what a file would change, row by row, before anything is changed."""

import copy
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from content.admin.importing.columns import Column
from content.admin.importing.files import Problem, Row, Table
from content.admin.importing.sheets import Change, Difference, Removal, Sheet

type_of_key = tuple[str, ...]


class Plan:
    """The differences between a file and what is stored, or all that is wrong with the file."""

    def __init__(self, sheet: Sheet, table: Table):
        self.sheet = sheet
        self.problems = list(table.problems)
        self.added: list[Change] = []
        self.changed: list[Change] = []
        self.unchanged = 0
        rows = [sheet.complete(row) for row in table.rows]
        cells = rows[0].cells if rows else {}
        self.columns = [column for name, column in sheet.columns.items() if name in cells]
        self.records = sheet.get_records(rows)
        sheet.prepare(rows, self.records)
        self._stored = {self._key_of(record): record for record in self.records}
        self._lines: dict[type_of_key, int] = {}
        self._unique: dict[str, dict[str, type_of_key]] = self._codes()
        for row in rows:
            self._compare(row)
        self._check_unique(rows)
        if reason := sheet.refuse([*self.added, *self.changed]):
            self.problems.append(Problem(0, "", reason))
        self.problems.sort(key=lambda problem: problem.line)
        self.removed = [] if self.problems else list(self._removals())

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)

    @property
    def digest(self) -> str:
        """The same for the same differences, and for no others."""
        changes = [
            [change.is_new, change.key, [(d.column.name, d.old, d.new) for d in change.differences]]
            for change in [*self.added, *self.changed]
        ]
        said = json.dumps([changes, [removal.key for removal in self.removed]])
        return hashlib.sha256(said.encode()).hexdigest()

    def carry_out(self, removed: list[Removal]) -> None:
        """Save what the plan says, and remove these."""
        for change in [*self.added, *self.changed]:
            self.sheet.save(change)
        for removal in removed:
            self.sheet.remove(removal.record)

    def _key_of(self, record: Any) -> type_of_key:
        return tuple(self.sheet.columns[name].cell_of(record) for name in self.sheet.key)

    def _compare(self, row: Row) -> None:
        key = self._read_key(row)
        if key is None:
            return
        record = self._stored.get(key)
        old = self.sheet.cells_of(record) if record else {}
        values, problems = self._read(row, old)
        if not problems and (values or not record):
            problems = self._add_change(row, key, values, old)
        elif not problems:
            self.unchanged += 1
        self.problems += problems

    def _read_key(self, row: Row) -> type_of_key | None:
        """The key of a row that has one of its own."""
        key = []
        for column in [self.sheet.columns[name] for name in self.sheet.key]:
            try:
                key.append(column.write(column.read(row.cells.get(column.name, ""))))
            except ValidationError as error:
                self.problems.append(Problem(row.line, column.name, " ".join(error.messages)))
        if len(key) < len(self.sheet.key):
            return None
        first = self._lines.setdefault(tuple(key), row.line)
        if first != row.line:
            reason = _("Line %(line)s is about the same.") % {"line": first}
            self.problems.append(Problem(row.line, self.sheet.key[0], reason))
            return None
        return tuple(key)

    def _read(self, row: Row, old: dict[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        """The values that differ from what is stored, by column."""
        values, problems = {}, []
        for column in self.columns:
            cell = row.cells[column.name]
            if cell == old.get(column.name) or column.name in self.sheet.key:
                continue
            try:
                value = column.read(cell)
            except ValidationError as error:
                problems.append(Problem(row.line, column.name, " ".join(error.messages)))
                continue
            if column.is_said(cell) and column.write(value) != old.get(column.name, ""):
                values[column.name] = value
        return values, problems

    def _add_change(
        self, row: Row, key: type_of_key, values: dict[str, Any], old: dict[str, str]
    ) -> list[Problem]:
        stored = self._stored.get(key)
        record = copy.copy(stored) if stored else self._make(row, key)
        for name, value in values.items():
            self.sheet.columns[name].put(record, value)
        problems = [Problem(row.line, *found) for found in self._faults(record, values, not stored)]
        if not problems:
            name = self.sheet.name_of(record, row.cells)
            differences = [self._difference(record, n, old, v) for n, v in values.items()]
            is_new = stored is None
            change = Change(row.line, key, name, record, is_new, values, differences)
            (self.added if is_new else self.changed).append(change)
        return problems

    def _difference(self, record: Any, name: str, old: dict[str, str], value: Any) -> Difference:
        column = self.sheet.columns[name]
        note = self.sheet.note_on(record, column)
        return Difference(column, old.get(name, ""), column.write(value), note)

    def _make(self, row: Row, key: type_of_key) -> Any:
        record = self.sheet.make(key)
        for column in [self.sheet.columns[name] for name in self.sheet.key]:
            column.put(record, column.read(row.cells[column.name]))
        return record

    def _faults(
        self, record: Any, values: dict[str, Any], is_new: bool
    ) -> Iterator[tuple[str, str]]:
        try:
            record.clean()
        except ValidationError as error:
            found = error.update_error_dict({})
            for field, errors in found.items():
                name = "" if field == NON_FIELD_ERRORS else self._column_of(field)
                yield name, " ".join(message for e in errors for message in e.messages)
        yield from self.sheet.check(record, values, is_new=is_new)

    def _column_of(self, field: str) -> str:
        columns: list[Column] = list(self.sheet.columns.values())
        return next((column.name for column in columns if column.field == field), field)

    def _codes(self) -> dict[str, dict[str, type_of_key]]:
        """The keys of the stored records by their codes, for each column that is unique."""
        codes: dict[str, dict[str, type_of_key]] = {}
        for name in self.sheet.unique:
            column = self.sheet.columns[name]
            codes[name] = {column.cell_of(record): key for key, record in self._stored.items()}
        return codes

    def _check_unique(self, rows: list[Row]) -> None:
        """Name the rows whose code is another's."""
        keys = {line: key for key, line in self._lines.items()}
        for name, stored in self._unique.items():
            taken = {code: key for code, key in stored.items() if key not in self._lines}
            for row in rows:
                code, key = row.cells.get(name, "").upper(), keys.get(row.line)
                if code and key and taken.setdefault(code, key) != key:
                    values = {"code": code, "other": ", ".join(taken[code])}
                    reason = _("“%(code)s” is the code of %(other)s.") % values
                    self.problems.append(Problem(row.line, name, reason))

    def _removals(self) -> Iterator[Removal]:
        for key, record in self._stored.items():
            if key not in self._lines and self.sheet.is_removable(record):
                cells = self.sheet.cells_of(record)
                yield Removal(key, self.sheet.name_of(record, cells), record)
