"""Lists by name: in the order of the visitor's alphabet, which the database does not know."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.alphabets import place
from content.finder.asked import Sort
from content.finder.places import position_among
from content.languages import current_language
from content.models import Version


def title_key(text: Version) -> tuple[Any, int]:
    """What sorts things by the titles of their texts, in the alphabet of the page's language."""
    return place(text.title, current_language().code).key, text.entry_id


def in_order(texts: Iterable[Version]) -> list[Version]:
    """The texts by title, as the alphabet of the page's language has them."""
    return sorted(texts, key=title_key)


def by_name(texts: Iterable[Version]) -> Sort:
    """The order of a list by name, of which these are the texts of all entries."""
    position = position_among(text.entry_id for text in in_order(texts))
    return Sort(_("By name"), lambda model: [position, "pk"])
