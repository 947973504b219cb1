"""The lists that the page of a topic or a region leads to, as the settings name them."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from content.addresses import address_named, url_name


class First(NamedTuple):
    """Which entries of a kind a page names that has room for a few: the newest, say.

    `arms` gives querysets, each in its order, of which the first rows are enough; `key` is what
    the entries are sorted by, who bring the facts of their kind where `related` names it.
    `present` says of them what the page shows.
    """

    arms: Callable[[Any], list[Any]]
    key: Callable[[Any], Any]
    related: str = ""
    present: Callable[[Iterable[Any]], None] = lambda entries: None


NEWEST = First(
    arms=lambda entries: [entries.newest_first()],
    key=lambda entry: (-entry.published_at.timestamp(), -entry.pk),
)


def first_of(kind: str) -> First:
    """Which entries of a kind stand for it, as the settings say; the newest of most kinds."""
    name = settings.FIRST_OF_KINDS.get(kind)
    return import_string(name) if name else NEWEST


class Listed(NamedTuple):
    """A kind with a list: the name of its section, how many of the first, its list and feed."""

    section: str
    kind: str
    most: int
    label: Any
    url: str
    feed_url: str

    @property
    def first(self) -> First:
        return first_of(self.kind)

    def narrowed(self, query: str) -> "Listed":
        """The same with something chosen in its addresses: topic=origin."""
        return self._replace(url=f"{self.url}?{query}", feed_url=f"{self.feed_url}?{query}")


def listed(rows: Iterable[tuple[str, str, int]]) -> list[Listed]:
    """The rows (section, kind, how many of the newest) whose kind has a list, in their order."""
    found = []
    for section, kind, most in rows:
        if url := address_named(url_name(kind, "list")):
            label = capfirst(apps.get_model(kind)._meta.verbose_name_plural)
            feed_url = address_named(url_name(kind, "atom"))
            found.append(Listed(section, kind, most, label, url, feed_url))
    return found
