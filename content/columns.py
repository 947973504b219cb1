"""Columns: what the rows of a list say to machines, declared once.

A column has a name, the JSON Schema of its values and how a row gives them. CSV, JSON, the
schemas and the OpenAPI document all derive from these declarations. What is not known is null in
JSON and an empty cell in CSV.

A value may be an object, or a list of values or of objects. In CSV an object has a cell for each
of its properties: the first is named as the column, the others after it and themselves (title,
title_language). A list is one cell, its values with semicolons between.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone

from content.languages import LANGUAGES
from content.models import Version
from content.partial_dates import PATTERN

type_of_schema = dict[str, Any]

STRING: type_of_schema = {"type": "string"}
NUMBER: type_of_schema = {"type": "number"}
INTEGER: type_of_schema = {"type": "integer"}
BOOLEAN: type_of_schema = {"type": "boolean"}
DAY: type_of_schema = {"type": "string", "format": "date"}
MOMENT: type_of_schema = {"type": "string", "format": "date-time"}
ADDRESS: type_of_schema = {"type": "string", "format": "uri"}
# As precise as it is known: 2023, 2023-06 or 2023-06-15.
PARTIAL_DAY: type_of_schema = {"type": "string", "pattern": PATTERN}
LANGUAGE: type_of_schema = {
    "type": "string",
    "enum": [language.tag for language in LANGUAGES.values()],
}


class Column(NamedTuple):
    """What rows say under one name: the JSON Schema of its values, and the value of a row.

    `about` tells readers what it is; without it, the name of the model's `field` does.
    """

    name: str
    schema: type_of_schema
    value: Callable[[Any], Any]
    about: Any = ""
    field: str = ""


def one_of(choices: Any) -> type_of_schema:
    """One of the values of a TextChoices."""
    return {"type": "string", "enum": [value for value in choices.values if value]}


def list_of(schema: type_of_schema) -> type_of_schema:
    return {"type": "array", "items": schema}


def object_of(**properties: type_of_schema) -> type_of_schema:
    """An object that has all of these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def optional(schema: type_of_schema) -> type_of_schema:
    """The same, or null."""
    known = schema | {"type": [schema["type"], "null"]}
    return known | ({"enum": [*schema["enum"], None]} if "enum" in schema else {})


TEXT = object_of(text=STRING, language=LANGUAGE, is_fallback=BOOLEAN)
NAME = object_of(slug=STRING, text=STRING, language=LANGUAGE, is_fallback=BOOLEAN)


def fact(name: str, schema: type_of_schema, attribute: str = "", about: Any = "") -> Column:
    """The column of an attribute, perhaps of another name; empty is null."""
    source = attribute or name

    def value(row: Any) -> Any:
        known = getattr(row, source)
        return None if known in {"", None} else known

    return Column(name, optional(schema), value, about, source)


def text_of(text: Version, words: str = "title") -> dict[str, Any] | None:
    """Words of a text with their language, as TEXT says; None where there are none."""
    if not getattr(text, words):
        return None
    return {
        "text": getattr(text, words),
        "language": text.language_tag,
        "is_fallback": text.is_fallback,
    }


def name_of(text: Version | None) -> dict[str, Any] | None:
    """What the text is of, and its title, as NAME says; None for None."""
    return {"slug": text.entry.slug, **(text_of(text) or {})} if text else None


def record(columns: Iterable[Column], row: Any) -> dict[str, Any]:
    """A row as JSON has it."""
    return {column.name: _plain(column.value(row)) for column in columns}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def schema_of(columns: Iterable[Column]) -> type_of_schema:
    """The JSON Schema of one row."""
    return object_of(**{column.name: column.schema for column in columns})


class Cell(NamedTuple):
    """A column of the table: its name, and where in a record its value stands."""

    name: str
    path: tuple[str, ...]

    def find(self, found: dict[str, Any]) -> Any:
        """Its value in a record: of an object the property, of a list of objects, of each."""
        name, *rest = self.path
        value = found[name]
        for part in rest:
            if isinstance(value, list):
                value = [item[part] for item in value]
            elif value is not None:
                value = value[part]
        return value


def cells_of(columns: Iterable[Column]) -> list[Cell]:
    """The columns of the table, in order."""
    cells = []
    for column in columns:
        schema = column.schema.get("items", column.schema)
        first, *others = schema.get("properties", [""])
        cells.append(Cell(column.name, (column.name, first) if first else (column.name,)))
        cells += [Cell(f"{column.name}_{other}", (column.name, other)) for other in others]
    return cells
