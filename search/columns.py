"""What the hits of a search say as open data, and the list of them as files."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from content.feeds import FeedItem
from content.finder import NEWEST, Facet
from content.finder.finder import BEST
from content.models import Access
from content.open_data.columns import (
    ADDRESS,
    BOOLEAN,
    INTEGER,
    LANGUAGE,
    NAME,
    PARTIAL_DAY,
    STRING,
    TEXT,
    Column,
    list_of,
    object_of,
    optional,
)
from content.open_data.datasets import Below, Parameter
from content.open_data.exports import Listing
from content.open_data.tables import Table
from search.filters import SearchFilter
from search.finder import SearchFinder
from search.hits import Hit
from search.kinds import BY_LABEL, KINDS
from search.units import Unit

CHUNK_HITS = 100
FILE = object_of(
    address=ADDRESS, title=STRING, language=LANGUAGE, format=STRING, page=optional(INTEGER)
)


def _title(hit: Hit) -> dict[str, Any]:
    return {"text": hit.title, "language": hit.language_tag, "is_fallback": hit.is_fallback}


def _passage(hit: Hit) -> dict[str, Any] | None:
    if not hit.passage or not hit.source:
        return None
    return {
        "text": "".join(part.text for part in hit.passage),
        "language": hit.source.language_tag,
        "is_fallback": hit.source.is_fallback,
    }


def _file(hit: Hit) -> dict[str, Any] | None:
    if not hit.file:
        return None
    return {
        "address": settings.SITE_URL + hit.file.url,
        "title": hit.file.title.text,
        "language": hit.file.title.language_tag,
        "format": hit.file.format,
        "page": hit.file.page or None,
    }


def _topics(hit: Hit) -> list[dict[str, Any]]:
    return [
        {
            "slug": name.page_url.rstrip("/").rpartition("/")[2],
            "text": name.label,
            "language": name.language_tag,
            "is_fallback": name.is_fallback,
        }
        for name in hit.topic_labels
    ]


class SearchTable(Table):
    """The columns of what is found, whatever its kind."""

    name = "search"

    @property
    def columns(self) -> list[Column]:
        return COLUMNS


COLUMNS = [
    Column(
        "kind",
        {"type": "string", "enum": [*KINDS]},
        lambda hit: BY_LABEL[hit.kind].name,
        _("Kind"),
    ),
    Column(
        "address",
        ADDRESS,
        lambda hit: settings.SITE_URL + hit.url,
        _("The address of the page"),
    ),
    Column("symbol", optional(STRING), lambda hit: hit.symbol or None, _("Symbol")),
    Column("title", TEXT, _title, _("Title")),
    Column("passage", optional(TEXT), _passage, _("The passage that holds the words")),
    Column("file", optional(FILE), _file, _("The file, and its page, that holds the words")),
    Column(
        "languages",
        list_of(LANGUAGE),
        lambda hit: [language.tag for language in hit.languages],
        _("The languages that it exists in"),
    ),
    Column(
        "is_public",
        BOOLEAN,
        lambda hit: hit.access == Access.PUBLIC,
        _("Whether everybody may read it, signed in or not"),
    ),
    Column(
        "published",
        optional(PARTIAL_DAY),
        lambda hit: hit.date_stamp or None,
        _("The day of publication, as precise as it is known"),
    ),
    Column("topics", list_of(NAME), _topics, _("Topics")),
]


SEARCH = Below(
    name="search",
    label=_("Search"),
    about_it=_("Whatever holds the words, of every kind, the best match first."),
    place="/search/",
    columns=COLUMNS,
    asked=[
        Parameter("q", _("Words"), STRING, False),
        *[
            Parameter(name, given.label, given.value_schema(), True)
            for name, given in SearchFilter.base_filters.items()
            if isinstance(given, Facet)
        ],
        Parameter("sort", _("Sort"), {"type": "string", "enum": [BEST, NEWEST]}, False),
    ],
)


def hit_item(hit: Hit) -> FeedItem:
    """What an Atom feed says of a hit."""
    return FeedItem(
        name=f"{hit.kind}/{hit.unit.attachment or hit.unit.entry}",
        title=f"{hit.symbol} {hit.title}".strip(),
        path=hit.url,
        summary="".join(part.text for part in hit.passage),
        published_at=hit.unit.known_at,
        updated_at=hit.unit.published_at,
        topics=[name.label for name in hit.topic_labels],
    )


def listing(view: Any) -> Listing:
    """All that a SearchListView finds; of common words the newest, and a note says so."""
    view.find()
    finder: SearchFinder = view.finder
    if finder.asked.part > 1:
        raise Http404(f"no part {finder.asked.part}")
    units = finder.units
    return Listing(
        name=view.table.name,
        title=str(view.heading),
        address=finder.asked.variant(view.feed_format),
        total=len(units),
        chunks=_chunks(finder, units),
        note="" if finder.is_complete else finder.count_sentence,
    )


def _chunks(finder: SearchFinder, units: list[Unit]) -> Iterator[list[Hit]]:
    for start in range(0, len(units), CHUNK_HITS):
        yield finder.load(units[start : start + CHUNK_HITS])
