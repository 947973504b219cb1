"""Datasets: the lists of the portal as open data, as the settings name them."""

from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Count, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.addresses import url_name, without_language
from content.finder import ChoiceFacet, Facet
from content.finder.narrowing import Narrowing
from content.finder.ranges import YearBound
from content.kept import Kept
from content.open_data.columns import STRING, Column, type_of_schema
from content.open_data.exports import document_schema

JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


class Parameter(NamedTuple):
    """What a list can be narrowed by: its name in addresses, in words, and what it may hold."""

    name: str
    label: Any
    schema: type_of_schema
    # Whether it may stand in an address several times, for any of the values.
    is_many: bool


class Dataset(NamedTuple):
    """A finder (an EntryListView) as open data."""

    view: Any

    @property
    def name(self) -> str:
        """What it is called in addresses and names of files: regional-bodies."""
        return self.view.table.name

    @property
    def title(self) -> str:
        return str(self.view.heading)

    @property
    def lead(self) -> str:
        return str(self.view.lead)

    @property
    def place(self) -> str:
        """The path of its files below the language: /members/."""
        return f"/{without_language(self.url('list'))}"

    @property
    def kind(self) -> str:
        return self.view.model._meta.label_lower

    @property
    def columns(self) -> list[Column]:
        return self.view.table.columns

    def view_for(self, request: HttpRequest) -> Any:
        """The finder, ready to read for this visitor."""
        view = self.view()
        view.setup(request)
        view.kept = Kept(request)
        return view

    def url(self, which: str) -> str:
        """The path of its "list", or of its file with an ending: "atom", "csv", "json"."""
        return reverse(url_name(self.kind, which))

    def whole_url(self, which: str) -> str:
        """The address of all of it, where a list without a query leaves some out."""
        query = self.view.whole_query
        return f"{self.url(which)}?{query}" if query else self.url(which)

    def about(self, column: Column) -> str:
        """What a column is, in words: what it says of itself, else the name of the field."""
        try:
            field: Any = self.view.model._meta.get_field(column.field)
        except FieldDoesNotExist:
            return str(column.about)
        return str(column.about or capfirst(field.verbose_name))

    def parameters(self, request: HttpRequest) -> list[Parameter]:
        """What its addresses can be narrowed by, and sorted by."""
        sorts = self.view_for(request).get_sorts()
        filters = self.view.filterset_class.base_filters
        return [
            *[
                Parameter(
                    name,
                    _words(name, given),
                    given.value_schema() if isinstance(given, Narrowing) else STRING,
                    isinstance(given, Facet),
                )
                for name, given in filters.items()
            ],
            Parameter("sort", _("Sort"), {"type": "string", "enum": [*sorts]}, False),
        ]

    @property
    def example_url(self) -> str:
        """The address of a part of it: the first value of the first choice that there is."""
        for name, given in self.view.filterset_class.base_filters.items():
            if isinstance(given, ChoiceFacet):
                return f"{self.url('json')}?{name}={given.choices.values[0]}"
        return f"{self.url('json')}?q=customs"

    @property
    def schema(self) -> type_of_schema:
        return described_schema(self)


class Below(NamedTuple):
    """A list that is not one of a kind as open data, such as the parties of an instrument.

    `place` may have a place for an entry: /instruments/{slug}/parties/.
    """

    name: str
    label: Any
    about_it: Any
    place: str
    columns: list[Column]
    asked: list[Parameter]

    @property
    def title(self) -> str:
        return str(self.label)

    @property
    def lead(self) -> str:
        return str(self.about_it)

    def about(self, column: Column) -> str:
        return str(column.about)

    def parameters(self, request: HttpRequest) -> list[Parameter]:
        return self.asked

    @property
    def schema(self) -> type_of_schema:
        return described_schema(self)


def _words(name: str, given: Any) -> str:
    """What a filter asks for; an end of a range says which it is."""
    words = str(given.label or name)
    return f"{words} – {given.name_of_field()}" if isinstance(given, YearBound) else words


def described_schema(dataset: Dataset | Below) -> type_of_schema:
    """The JSON Schema of a file in JSON; columns are described in the page's language."""
    schema = document_schema(dataset.columns)
    rows = schema["properties"]["items"]["items"]
    described = {
        column.name: column.schema | {"description": dataset.about(column)}
        for column in dataset.columns
    }
    items = {"type": "array", "items": rows | {"properties": described}}
    return schema | {
        "title": dataset.title,
        "description": dataset.lead,
        "properties": schema["properties"] | {"items": items},
    }


def numbers(request: HttpRequest) -> dict[str, int]:
    """How many rows of each dataset, by name, this visitor gets: one statement."""
    arms = []
    for name, dataset in datasets().items():
        entries = dataset.view_for(request).get_queryset().order_by()
        named = entries.annotate(dataset=Value(name, CharField())).values("dataset")
        arms.append(named.annotate(n=Count("pk")).values_list("dataset", "n"))
    return dict(arms[0].union(*arms[1:], all=True))


@cache
def datasets() -> dict[str, Dataset]:
    """Every dataset by name, in the order of the settings."""
    found = [Dataset(import_string(path)) for path in settings.DATASETS]
    return {dataset.name: dataset for dataset in found}


@cache
def finders() -> dict[str, Dataset]:
    """Every list that can be searched and kept, by name: datasets, and those across kinds."""
    across = [Dataset(import_string(path)) for path in settings.FINDERS_ACROSS]
    return datasets() | {finder.name: finder for finder in across}


@cache
def datasets_below() -> dict[str, Below]:
    """Every list below the pages of entries, by name."""
    found = [import_string(path) for path in settings.DATASETS_BELOW]
    return {below.name: below for below in found}
