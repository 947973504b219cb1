"""What an address of a list asks for, and the addresses of its neighbours."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from content.finder.filters import EntryFilter
from content.finder.groups import Heading
from content.finder.paging import Key

NEWEST, OLDEST = "newest", "oldest"


class Sort(NamedTuple):
    """An order of a list: its name, and the columns of a model at this moment, the key last.

    Only the newest first goes on by key past the numbered pages. Entries that follow one
    another under the same `heading`, which may read no more than the entry, stand below it.
    """

    label: Any
    order: Callable[[Any], list[Any]]
    heading: Callable[[Any], Heading | None] | None = None


type_of_sorts = dict[str, Sort]
# What a list that says nothing else can be sorted by; the first is the usual one.
SORTS: type_of_sorts = {
    NEWEST: Sort(_("Newest first"), lambda model: ["-published_at", "-id"]),
    OLDEST: Sort(_("Oldest first"), lambda model: ["published_at", "id"]),
}


class Asked:
    """The words, choices, sort and page of a query string, made sense of.

    Nothing in it is an error: what is not understood is ignored, and `is_ignoring` says so.
    """

    def __init__(
        self,
        query: QueryDict,
        filterset: EntryFilter,
        path: str,
        sorts: type_of_sorts = SORTS,
    ):
        self.query = query
        self.sorts = sorts
        self.usual_sort = next(iter(self.sorts))
        self.path = path
        self.filterset = filterset
        filterset.form.is_valid()
        self.chosen: dict[str, Any] = filterset.form.cleaned_data
        sort = query.get("sort", self.usual_sort)
        self.sort = sort if sort in self.sorts else self.usual_sort
        self.number = _page_number(query.get("page", "1"))
        # Of files for machines, where one does not hold all.
        self.part = _page_number(query.get("part", "1"))
        self.key = Key.parse(query.get("older", "")) if self.sort == NEWEST else None

    @property
    def words(self) -> str:
        return self.chosen.get("q") or ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Every chosen value with its parameter: [("topic", "origin"), ("year", "2023")]."""
        return [
            (name, value)
            for name in self.filterset.narrowings
            for value in self.chosen.get(name) or []
        ]

    @property
    def everything(self) -> list[tuple[str, str]]:
        """The words, as the value of "q", and every choice."""
        return ([("q", self.words)] if self.words else []) + self.choices

    @property
    def is_ignoring(self) -> bool:
        """Whether the query holds something that this list does not understand."""
        known = {*self.filterset.filters, "sort", "page", "older"}
        odd_values = any(
            set(filter(None, self.query.getlist(name))) - set(self.chosen.get(name) or [])
            for name in self.filterset.narrowings
        )
        return (
            odd_values
            or any(name not in known for name in self.query)
            or self.query.get("page", "1") != str(self.number)
            or self.query.get("sort", self.usual_sort) not in self.sorts
            or bool(self.query.get("older") and not self.key)
        )

    def address(self, *, without: tuple[str, str] | None = None, **changes: Any) -> str:
        """The address of this state with changes, on its first page unless they say another."""
        query = QueryDict(mutable=True)
        if self.words:
            query["q"] = self.words
        for name, value in self.choices:
            query.appendlist(name, value)
        if self.sort != self.usual_sort:
            query["sort"] = self.sort
        if without:
            name, value = without
            query.setlist(name, [item for item in query.getlist(name) if item != value])
        for name, value in changes.items():
            query[name] = str(value)
        encoded = query.urlencode()
        return f"?{encoded}" if encoded else self.path

    @property
    def order(self) -> list[Any]:
        """The columns to sort by."""
        return self.sorts[self.sort].order(self.filterset.queryset.model)

    def variant(self, ending: str, *, is_whole: bool = False, part: int = 1) -> str:
        """The same query, or the whole list, in a format for machines; perhaps a later part."""
        changes: dict[str, Any] = {"part": part} if part > 1 else {}
        query = "" if is_whole else self.address(**changes).partition("?")[2]
        return f"{self.path}feed.{ending}" + (f"?{query}" if query else "")


def without_nul(query: QueryDict) -> QueryDict:
    """The query without NUL characters, which no text column can hold."""
    clean = query.copy()
    for name in clean:
        clean.setlist(name, [value.replace("\x00", "") for value in clean.getlist(name)])
    return clean


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return max(1, int(text)) if is_number else 1
