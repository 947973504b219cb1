"""The finder over everything: what was asked, what was found, and the hits of a page."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.finder import NEWEST, Finder, Sort
from content.finder.finder import BEST
from content.finder.paging import numbered_page
from content.kept import Kept
from content.languages import current_language
from content.matches import MOST_FOUND
from content.numerals import spaced
from search.filters import SearchFilter, count
from search.found import Search
from search.hits import Hit, hits_of
from search.ranking import best_first, newest_first
from search.units import Unit, readable
from search.widening import Widened

SORTS = {NEWEST: Sort(gettext_lazy("Newest first"), lambda model: [])}


class SearchFinder(Finder):
    """A finder whose entries are hits; they are counted and sorted here, not in the database."""

    filterset: SearchFilter
    hits: list[Hit]
    counting = staticmethod(count)

    def __init__(self, request: HttpRequest, kept: Kept, path: str):
        super().__init__(request, SearchFilter, readable(request.user), kept, path, SORTS)

    def load_page(self) -> None:
        """Fetch the hits of the page asked for. Raises Http404 beyond the end."""
        number, units = self.asked.number, self.units
        self.page = numbered_page(units, number, len(units), self._per_page, by_key=False)
        self.hits = self.entries = self.load(self.page.entries)

    def load(self, units: list[Unit]) -> list[Hit]:
        """The hits of these units: without those that are gone since they were found."""
        return hits_of(units, self.search.query, self.labels)

    @property
    def search(self) -> Search:
        return self.filterset.search(is_exact=bool(self.asked.chosen.get("exact")))

    @property
    def widened(self) -> Widened | None:
        """What was found in the place of the words, which nothing holds; None for nothing."""
        is_asked = self.words and self.total and not self.asked.chosen.get("exact")
        return self.filterset.widened if is_asked else None

    @property
    def has_choices(self) -> bool:
        """Whether anything was chosen beside the words."""
        return any(name != "exact" for name, _value in self.asked.choices)

    @property
    def exact_url(self) -> str:
        return self.asked.address(exact="1")

    @property
    def is_cut(self) -> bool:
        """Whether more was typed than is asked for."""
        return self.filterset.words.query.is_cut

    def newest(self, number: int) -> list[Hit]:
        return self.load(newest_first(self.filterset.found().units)[:number])

    @property
    def units(self) -> list[Unit]:
        """Everything that was found, in its order."""
        units = self.filterset.found().units
        if self.asked.sort == BEST:
            return best_first(units, self.search.query, current_language().code, timezone.now())
        return newest_first(units)

    @property
    def is_complete(self) -> bool:
        """Whether nothing more was found than is listed."""
        return self.filterset.found().is_complete

    @property
    def count_sentence(self) -> str:
        if self.widened:
            return str(self.counted % {"number": self.total, "count": spaced(self.total)})
        if self.words or self.is_complete:
            return super().count_sentence
        count = spaced(MOST_FOUND)
        return _("More than %(count)s results: these are the newest.") % {"count": count}

    @property
    def _is_held(self) -> bool:
        return bool(self.filterset.search(is_exact=True).everywhere().units)

    def _found_without(self, name: str, value: str) -> int:
        chosen = self.asked.chosen
        rest = "" if name == "q" else [other for other in chosen[name] if other != value]
        return len(self.filterset.found({**chosen, name: rest}).units)
