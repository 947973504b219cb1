"""The page of the search: the finder over everything."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.addresses import address_named, url_name
from content.kept import Kept
from content.languages import current_language
from content.models import Entry
from content.presentation import present
from content.views.lists import EntryListView
from search.best_bets import best_bets, may_be_pinned
from search.columns import SearchTable, hit_item, listing
from search.filters import SearchFilter
from search.finder import SORTS, SearchFinder
from search.kinds import BY_LABEL, OF_ENTRIES
from search.misses import note_miss
from search.units import readable


class SearchListView(EntryListView):
    """Everything that the visitor may read, by words and choices."""

    model = Entry
    filterset_class = SearchFilter
    heading = _("Search")
    lead = _("Everything on this site that you may read, and the words inside its files.")
    template_name = "search/search_list.html"
    item_template = "search/hit.html"
    finder: SearchFinder
    sorts = SORTS
    table = SearchTable()

    def get_queryset(self):
        return readable(self.request.user)

    def get_template_names(self):
        return [self.template_name]

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if not self.feed_format and self._is_miss:
            note_miss(self.finder.words, current_language().code)
            # The next who asks in vain is counted, too.
            response.is_new = True
        return response

    def find(self):
        self.kept = Kept(self.request)
        self.finder = SearchFinder(self.request, self.kept, self.list_url)
        self.finder.counted = self.counted

    def get_listing(self):
        return listing(self)

    def feed_item(self, entry):
        return hit_item(entry)

    def get_context_data(self, **kwargs):
        finder = self.finder
        is_landing, is_empty = not finder.is_narrowed, not finder.entries
        return super().get_context_data(**kwargs) | {
            "lead": self.lead if is_landing else "",
            "best_bets": self._best_bets(),
            "lists": _lists() if is_landing or is_empty else [],
        }

    @property
    def _is_miss(self) -> bool:
        """Whether the words are in vain, whatever else was chosen."""
        return bool(self.finder.words) and not self.finder.total and not self.finder.has_choices

    def _best_bets(self) -> list[Entry]:
        """What editors pinned for the words, above the first page of everything."""
        finder = self.finder
        if not finder.words or finder.has_choices or finder.asked.number > 1:
            return []
        if not may_be_pinned(finder.words, self.kept):
            return []
        found = best_bets(finder.words, current_language().code, self.request.user)
        present(found, self.kept)
        return found

    def _present(self, entries):
        """Hits come presented."""


def _lists() -> list[dict[str, Any]]:
    """The lists of each kind that has one."""
    found = [
        {"label": BY_LABEL[label].many, "url": address_named(url_name(label, "list"))}
        for label in OF_ENTRIES
    ]
    return [row for row in found if row["url"]]
