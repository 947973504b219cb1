"""The links that editors placed, for the pages that show them whole: with text and picture."""

from collections.abc import Iterable
from typing import Any

from content.figures import fill
from content.kept import Kept
from content.languages import current_language
from content.models import Entry, Link, Version
from content.models.link import Place
from content.models.reading import type_of_reader


def placed_links(
    user: type_of_reader, places: Iterable[Place], kept: Kept
) -> dict[str, list[dict[str, Any]]]:
    """Rows by place, in the editors' order: {"tile": [{"text", "url", "is_outside", ...}]}.

    What a visitor may not see, or whose time is over, is not among them. One statement,
    and those of the figures in their texts, which are kept.
    """
    code = current_language().code
    entries = Entry.objects.visible_to(user).filter(link__place__in=list(places))
    texts = Version.objects.shown_in(code).filter(entry__in=entries)
    rows = sorted(
        texts.select_related("entry__link", "entry__picture"),
        key=lambda text: (text.entry.link.position, text.entry_id),
    )
    fill(rows, kept)
    found: dict[str, list[dict[str, Any]]] = {place: [] for place in places}
    for text in rows:
        found[text.entry.link.place].append(_row(text, code))
    return found


def _row(text: Version, code: str) -> dict[str, Any]:
    link: Link = text.entry.link
    return {
        "text": text,
        "entry": text.entry,
        "url": link.url_in(code),
        "is_outside": link.is_outside,
        "picture": text.entry.picture,
        "ends_at": text.entry.expires_at,
    }
