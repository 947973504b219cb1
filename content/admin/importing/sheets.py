"""Sheets: which columns a file of one kind has, and how its rows become records."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils.translation import gettext_lazy

from content.admin.differences import Run, differences
from content.admin.importing.columns import Column
from content.admin.importing.files import Row


class Difference(NamedTuple):
    """What a row changes in one column."""

    column: Column
    old: str
    new: str
    note: str = ""

    @property
    def before(self) -> list[Run]:
        """The words of the old value, those that go marked as such."""
        return [run for run in differences(self.old, self.new) if run.kind != "added"]

    @property
    def after(self) -> list[Run]:
        return [run for run in differences(self.old, self.new) if run.kind != "removed"]


class Change(NamedTuple):
    """A row that adds a record or changes one: the record as it will be, not saved yet."""

    line: int
    key: tuple[str, ...]
    name: str
    record: Any
    is_new: bool
    values: dict[str, Any]
    differences: list[Difference]


class Removal(NamedTuple):
    """A record that is there and not in the file."""

    key: tuple[str, ...]
    name: str
    record: Any


class Sheet:
    """The base of every kind's: what a person imports and downloads."""

    model: type[Model]
    # The columns that say which record a row is, and those whose value no two records share.
    key: list[str]
    unique: list[str] = []
    # Columns that a file may have beside its own: `complete` reads them, nothing else does.
    beside: list[str] = []
    most_rows = 2_000
    # Who may delete the kind may remove; this right is asked beside.
    right_to_remove = ""
    may_remove = False
    removing = gettext_lazy("They are deleted.")

    def __init__(self, user: Any):
        self.user = user
        self.columns = {column.name: column for column in self.get_columns()}
        for column in self.columns.values():
            column.bind(self.model)

    def get_columns(self) -> list[Column]:
        raise NotImplementedError

    @cached_property
    def known(self) -> dict[str, str]:
        """What a column is called here, by what it may be called in a file."""
        names = {name: name for name in [*self.beside, *self.columns]}
        return names | {also: c.name for c in self.columns.values() for also in c.also}

    @property
    def needed(self) -> list[str]:
        return [name for name, column in self.columns.items() if column.is_needed]

    def complete(self, row: Row) -> Row:
        """The row with what its cells say together."""
        return row

    def get_records(self, rows: list[Row] | None = None) -> list[Any]:
        """What is stored and a file with these rows is compared with; everything without rows."""
        raise NotImplementedError

    def lock(self, records: list[Any]) -> None:
        """Hold the records until the transaction ends."""
        raise NotImplementedError

    def is_listed(self, record: Any) -> bool:
        """Whether the record stands in the table of what is there."""
        return True

    def is_removable(self, record: Any) -> bool:
        """Whether the record would be missed in a file without it."""
        return True

    def name_of(self, record: Any, cells: dict[str, str]) -> str:
        """What a person calls the record."""
        raise NotImplementedError

    def make(self, key: tuple[str, ...]) -> Any:
        """A record for a new row, not saved."""
        return self.model()

    def check(
        self, record: Any, values: dict[str, Any], *, is_new: bool
    ) -> Iterable[tuple[str, str]]:
        """What is wrong with the record as it would be with these values: column and reason."""
        return []

    def refuse(self, changes: list[Change]) -> str:
        """Why these are too much at once; nothing where they are not."""
        return ""

    def note_on(self, record: Any, column: Column) -> str:
        """What will become of a difference, where that is not plain."""
        return ""

    def save(self, change: Change) -> None:
        columns = [self.columns[name] for name in change.values]
        if change.is_new:
            change.record.save()
        else:
            self.update(change.record, [c.field for c in columns if c.is_stored])
        for column in columns:
            column.relate(change.record, change.values[column.name])

    def update(self, record: Any, fields: list[str]) -> None:
        record.save(update_fields=fields)

    def remove(self, record: Any) -> None:
        record.delete()

    def table(self) -> list[dict[str, str]]:
        """What is there, as rows of a file."""
        records = [record for record in self.get_records() if self.is_listed(record)]
        self.prepare([], records)
        return [self.cells_of(record) for record in records]

    def prepare(self, rows: list[Row], records: list[Any]) -> None:
        for column in self.columns.values():
            cells = [row.cells.get(column.name, "") for row in rows]
            column.prepare(cells, records)

    def cells_of(self, record: Any) -> dict[str, str]:
        return {name: column.cell_of(record) for name, column in self.columns.items()}
