"""The lists that the page of a topic or a region leads to, as the settings name them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.text import capfirst

from content.addresses import address_named, url_name


class Listed(NamedTuple):
    """A kind with a list: the name of its section, how many of the newest, its list and feed."""

    section: str
    kind: str
    most: int
    label: Any
    url: str
    feed_url: str

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
