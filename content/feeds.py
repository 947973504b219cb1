"""The query of a finder for feed readers: Atom. CSV and JSON are `content.open_data.exports`."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from content.languages import current_language
from content.models import Entry

FEED_ITEMS = 50
# The endings of the addresses at which every list is there for machines.
FORMATS = ["atom", "csv", "json"]


class FeedItem(NamedTuple):
    """What a feed says of a page; `name` stays the same whatever its address: news/palau-joins."""

    name: str
    title: str
    path: str
    summary: str
    published_at: datetime | None
    updated_at: datetime | None
    topics: list[str]


def item_of(entry: Entry) -> FeedItem:
    """An entry, with its text and topics, as feeds have it."""
    return FeedItem(
        name=f"{entry.kind}/{entry.slug}",
        title=entry.text.title,
        path=entry.get_absolute_url(),
        summary=entry.text.summary or "",
        published_at=entry.known_at,
        updated_at=entry.text.published_at or entry.published_at,
        topics=[label.label for label in entry.topic_labels],  # type: ignore[attr-defined]
    )


def atom(items: list[FeedItem], title: str, address: str) -> HttpResponse:
    """An Atom feed (RFC 4287), each page in its own language."""
    feed = Atom1Feed(
        title=f"{title} – WCO",
        link=settings.SITE_URL + address.partition("feed.")[0],
        feed_url=settings.SITE_URL + address,
        description=None,
        language=current_language().tag,
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=settings.SITE_URL + item.path,
            description=item.summary,
            pubdate=item.published_at,
            updateddate=item.updated_at,
            unique_id=f"{settings.SITE_URL}/#{item.name}",
            categories=item.topics,
        )
    headers = {"X-Robots-Tag": "noindex"}
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8", headers=headers)
    feed.write(response, "utf-8")
    return response
