"""The list of a kind: the finder."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import ngettext_lazy
from django.views.generic import TemplateView

from content import feeds
from content.downloads import attach_files
from content.finder import PER_PAGE, SORTS, EntryFilter, Finder, type_of_sorts
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.models import Entry
from content.open_data.exports import MEDIA_TYPES, Listing, export
from content.open_data.listing import listing
from content.open_data.tables import Table
from content.presentation import present
from content.views.entries import EntryQueryMixin


@method_decorator(kept_page, name="dispatch")
class EntryListView(EntryQueryMixin, TemplateView):
    """The finder of one kind, and the same query as Atom, CSV and JSON.

    A kind sets `model`, `filterset_class`, `heading`, `lead`, `item_template` and `table`.
    """

    filterset_class: type[EntryFilter]
    lead: Any = ""
    item_template: str
    counted: Any = ngettext_lazy("%(count)s result", "%(count)s results", "number")
    # What it can be sorted by; the first is the usual one.
    sorts: type_of_sorts = SORTS
    per_page = PER_PAGE
    # Whether each item shows its files: one statement more.
    shows_files = False
    # The query that asks for every entry, where a list without one leaves some out.
    whole_query = ""
    # What CSV and JSON say of each entry.
    table = Table()
    feed_format = ""

    def get(self, request, *args, **kwargs):
        if self.feed_format in MEDIA_TYPES:
            return export(request, self.feed_format, self.table.columns, self.get_listing)
        self.find()
        if self.feed_format:
            entries = self.finder.newest(feeds.FEED_ITEMS)
            self._present(entries)
            items = [self.feed_item(entry) for entry in entries]
            return feeds.atom(items, str(self.heading), request.get_full_path())
        self.finder.load_page()
        self.finder.item_template = self.item_template
        self._present(self.finder.entries)
        if self.shows_files:
            attach_files(self.finder.entries, request.user, current_language().code)
        return self.render_to_response(self.get_context_data(**kwargs))

    def feed_item(self, entry: Any) -> feeds.FeedItem:
        """What the Atom feed says of an entry that was found."""
        return feeds.item_of(entry)

    def get_listing(self) -> Listing:
        """What the exports say: made only for those who do not have it yet."""
        return listing(self)

    def find(self) -> None:
        """Make sense of what the address asks."""
        self.kept = Kept(self.request)
        self.finder = Finder(
            self.request,
            self.filterset_class,
            self.get_queryset(),
            self.kept,
            self.list_url,
            self.get_sorts(),
            self.with_parts,
            self.per_page,
        )
        self.finder.counted = self.counted

    def get_sorts(self) -> type_of_sorts:
        """What this reader can sort it by; `kept` is there."""
        return self.sorts

    def get_template_names(self):
        return [f"{self.model._meta.label_lower.replace('.', '/')}_list.html"]

    def get_context_data(self, **kwargs):
        is_plain = not self.request.GET
        return super().get_context_data(**kwargs) | {
            "heading": self.heading,
            "lead": self.lead,
            "description": self.lead,
            "finder": self.finder,
            "finder_name": self.table.name,
            "trail": [*self.get_trail()[:-1], {"label": self.heading}],
            "alternates": alternates(self.request.path, CODES, "en") if is_plain else [],
            "robots": "" if is_plain else "noindex, follow",
            "atom_url": self.finder.asked.variant("atom", is_whole=True),
        }

    def _present(self, entries: list[Entry]) -> None:
        self.finder.labels.attach_topics(entries, self.list_url)
        present(entries, self.kept)
