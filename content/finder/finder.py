"""The state of one list page: what was asked, what was found, and every address from here."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.finder.asked import NEWEST, SORTS, Asked, Sort, type_of_sorts, without_nul
from content.finder.counts import count
from content.finder.facets import Facet
from content.finder.filters import EntryFilter
from content.finder.groups import Group, grouped
from content.finder.paging import PER_PAGE, Page, numbered_page, page_by_key, page_numbers
from content.finder.ranges import Range, ranges
from content.kept import Kept
from content.labels import Labels
from content.languages import current_language, isolated
from content.numerals import spaced

BEST = "best"
MAX_SUGGESTED = 1_000
SHOWN_CHOICES = 8
VARIANTS = [
    ("atom", gettext_lazy("Atom feed"), "application/atom+xml"),
    ("csv", gettext_lazy("Table (CSV)"), "text/csv"),
    ("json", gettext_lazy("Data (JSON)"), "application/json"),
]


class Finder:
    """A list of entries with words, facets, counts, sort and pages; every state an address.

    `page` and `entries` are there after `load_page`, which raises Http404 beyond the end.
    """

    page: Page
    entries: list
    item_template: str
    # What the list counts, in all plural forms: "%(count)s tools", chosen by `number`.
    counted: Any
    counting: Any = staticmethod(count)

    def __init__(
        self,
        request: HttpRequest,
        filterset_class: type[EntryFilter],
        entries: Any,
        kept: Kept,
        path: str,
        sorts: type_of_sorts = SORTS,
        with_parts: Callable[[Any], Any] | None = None,
        per_page: int = PER_PAGE,
    ):
        self.labels = Labels(kept, request.user)
        self._with_parts, self._per_page = with_parts, per_page
        query = without_nul(request.GET)
        self.filterset = filterset_class(query, entries, self.labels)
        self.filterset.form.is_valid()
        if self.filterset.form.cleaned_data.get("q"):
            best = Sort(_("Best match"), lambda model: [self.filterset.ranking(), "-pk"])
            sorts = {BEST: best} | sorts
        self.asked = Asked(query, self.filterset, path, sorts)
        name = f"counts|{entries.model._meta.label}|{self.asked.address()}"
        self.counts = kept.get(name, lambda: self.counting(self.filterset))
        self.total = self.counts.total

    def load_page(self) -> None:
        """Fetch the entries of the page asked for, with their texts."""
        if self.asked.key:
            self.page = page_by_key(self._matching, self.asked.key, self._per_page)
        else:
            by_key = self.asked.sort == NEWEST and not self.filterset.has_common_words
            number = self.asked.number
            self.page = numbered_page(
                self._matching, number, self.total, self._per_page, by_key=by_key
            )
        # Not those whose texts were withdrawn since they were found.
        self.entries = [entry for entry in self.page.entries if entry.shown_texts]

    @property
    def groups(self) -> list[Group]:
        """The entries of the page under the headings that their order gives."""
        return grouped(self.entries, self.asked.sorts[self.asked.sort].heading)

    @property
    def ranges(self) -> list[Range]:
        return ranges(self.filterset.bounds, self.asked.chosen)

    def newest(self, number: int) -> list:
        """The newest of everything found, whatever the order of the list, with their texts."""
        newest = self._matching.newest_first()[:number]
        return [entry for entry in newest if entry.shown_texts]

    @property
    def _matching(self) -> Any:
        entries: Any = self.filterset.narrowed().order_by(*self.asked.order)
        entries = entries.select_related("picture").with_topics()
        entries = self._with_parts(entries) if self._with_parts else entries
        return entries.in_language(current_language().code)

    @property
    def words(self) -> str:
        return self.asked.words

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.words or self.asked.choices)

    @property
    def is_ignoring(self) -> bool:
        return self.asked.is_ignoring

    @property
    def facets(self) -> list[dict[str, Any]]:
        """Each facet with its values: those found, and those chosen even where nothing is."""
        return [
            {
                "name": name,
                "label": facet.label,
                "choices": choices,
                "shown": choices[:SHOWN_CHOICES],
                "more": choices[SHOWN_CHOICES:],
                "is_open": any(choice["is_chosen"] for choice in choices[SHOWN_CHOICES:]),
            }
            for name, facet in self.filterset.facets.items()
            if (choices := self._choices(name, facet))
        ]

    def _choices(self, name: str, facet: Facet) -> list[dict[str, Any]]:
        found, chosen = self.counts.facets.get(name, {}), self.asked.chosen.get(name) or []
        return facet.offered(found, chosen, self.labels)

    @property
    def count_sentence(self) -> str:
        values = {"number": self.total, "count": spaced(self.total), "words": isolated(self.words)}
        if self.words and not self.filterset.is_complete:
            return _("More than %(count)s results for “%(words)s”: these are the newest.") % values
        found = self.counted % values
        if self.words:
            return _("%(found)s for “%(words)s”") % (values | {"found": found})
        return found

    @property
    def sorts(self) -> list[dict[str, Any]]:
        return [
            {"value": value, "label": sort.label, "is_chosen": value == self.asked.sort}
            for value, sort in self.asked.sorts.items()
        ]

    @property
    def chips(self) -> list[dict[str, str]]:
        """What is chosen, each with the address without it."""
        return [
            {
                "label": self._label(*choice),
                "language_tag": self._language_tag(*choice),
                "url": self.asked.address(without=choice),
            }
            for choice in self.asked.everything
        ]

    @property
    def nothing_sentence(self) -> str:
        """Why a list has no result: nothing holds the words, or what holds them was left out."""
        if not self.words or (self.asked.choices and self._is_held):
            return _("Nothing matches all of these filters.")
        return _(
            "Nothing was found for “%(words)s”. Check the spelling, or use fewer or other words."
        ) % {"words": isolated(self.words)}

    @property
    def _is_held(self) -> bool:
        """Whether the words alone find anything."""
        return bool(self.filterset.words.holders().pks)

    @property
    def suggestions(self) -> list[dict[str, Any]]:
        """For a list without a result: each choice left out, and how much is found then."""
        suggestions = [
            {
                "label": isolated(self._label(*choice)),
                "url": self.asked.address(without=choice),
                "count": self._found_without(*choice),
            }
            for choice in self.asked.everything
        ]
        return [suggestion for suggestion in suggestions if suggestion["count"]]

    def _found_without(self, name: str, value: str) -> int:
        """How many entries match without one choice, counted up to a limit."""
        chosen = self.asked.chosen
        rest = "" if name == "q" else [other for other in chosen[name] if other != value]
        others = {**chosen, name: rest}
        return self.filterset.narrowed(others).order_by()[:MAX_SUGGESTED].count()

    def _label(self, name: str, value: str) -> str:
        if name == "q":
            return value
        return self.filterset.narrowings[name].label_of(value, self.labels)

    def _language_tag(self, name: str, value: str) -> str:
        if name == "q":
            return ""
        return self.filterset.narrowings[name].language_tag_of(value, self.labels)

    @property
    def query(self) -> str:
        """What was asked and understood, but for the page: "topic=origin&sort=oldest"."""
        return self.asked.address().partition("?")[2]

    @property
    def clear_url(self) -> str:
        return self.asked.path

    @property
    def pages(self) -> list[dict[str, Any] | None]:
        """Numbered pages to show, None for a gap."""
        return [
            None
            if number is None
            else {
                "number": number,
                "url": self._page_address(number),
                "is_current": number == self.page.number,
            }
            for number in page_numbers(self.page.number, self.total, self._per_page)
        ]

    @property
    def previous_url(self) -> str:
        return self._page_address(self.page.number - 1) if self.page.number > 1 else ""

    @property
    def next_url(self) -> str:
        if self.page.older:
            return self.asked.address(older=self.page.older)
        return self._page_address(self.page.number + 1) if self.page.has_next else ""

    def _page_address(self, number: int) -> str:
        return self.asked.address(page=number) if number > 1 else self.asked.address()

    @property
    def variants(self) -> list[dict[str, Any]]:
        """The same query for machines."""
        return [
            {"label": label, "type": media_type, "url": self.asked.variant(ending)}
            for ending, label, media_type in VARIANTS
        ]
