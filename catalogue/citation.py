"""How a thing of the catalogue is cited."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from content import dates


class Citation(NamedTuple):
    """Who, when and in what series; the title and the address stand in between."""

    authors: str
    year: str
    series: str


def citation(entry: Any, *, authors: str = "", series: str = "") -> Citation:
    """The citation of an entry; the Organization's own where no authors are named."""
    year = dates.year(entry.known_at) if entry.known_at else ""
    return Citation(authors or _("World Customs Organization"), year, series)
