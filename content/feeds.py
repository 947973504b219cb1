"""The query of a finder for feed readers: Atom. CSV and JSON are `content.exports`."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from content.languages import current_language
from content.models import Entry

FEED_ITEMS = 50
# The endings of the addresses at which every list is there for machines.
FORMATS = ["atom", "csv", "json"]


def atom(entries: list[Entry], title: str, address: str) -> HttpResponse:
    """An Atom feed (RFC 4287), each entry in its own language."""
    feed = Atom1Feed(
        title=f"{title} – WCO",
        link=settings.SITE_URL + address.partition("feed.")[0],
        feed_url=settings.SITE_URL + address,
        description=None,
        language=current_language().tag,
    )
    for entry in entries:
        feed.add_item(
            title=entry.text.title,
            link=settings.SITE_URL + entry.get_absolute_url(),
            description=entry.text.summary or "",
            pubdate=entry.known_at,
            updateddate=entry.text.published_at or entry.published_at,
            unique_id=f"{settings.SITE_URL}/#{entry.kind}/{entry.slug}",
            categories=[label.label for label in entry.topic_labels],  # type: ignore[attr-defined]
        )
    headers = {"X-Robots-Tag": "noindex"}
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8", headers=headers)
    feed.write(response, "utf-8")
    return response
