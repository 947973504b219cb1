"""The page of the search: the finder over everything."""

from django.utils.translation import gettext_lazy as _

from content.kept import Kept
from content.models import Entry
from content.views.lists import EntryListView
from search.columns import SearchTable, hit_item, listing
from search.filters import SearchFilter
from search.finder import SORTS, SearchFinder
from search.units import readable


class SearchListView(EntryListView):
    """Everything that the visitor may read, by words and choices."""

    model = Entry
    filterset_class = SearchFilter
    heading = _("Search")
    template_name = "search/search_list.html"
    item_template = "search/hit.html"
    sorts = SORTS
    table = SearchTable()

    def get_queryset(self):
        return readable(self.request.user)

    def get_template_names(self):
        return [self.template_name]

    def find(self):
        self.kept = Kept(self.request)
        self.finder = SearchFinder(self.request, self.kept, self.list_url)
        self.finder.counted = self.counted

    def feed_item(self, entry):
        return hit_item(entry)

    def get_listing(self):
        return listing(self)

    def _present(self, entries):
        """Hits come presented."""
