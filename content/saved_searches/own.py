"""A person's saved searches: on My page, and among the data that are kept."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.kept_data import KeptData, type_of_rows, values_of
from accounts.models import User
from accounts.my_page import Part
from content.models import SavedSearch
from content.open_data.datasets import finders


def my_searches(user: User) -> Part | None:
    """The searches that somebody keeps, by name."""
    searches: list[Any] = list(user.saved_searches.order_by("name", "pk"))
    for search in searches:
        search.url = address_of_search(search)
    if not searches:
        return None
    return Part(
        "searches", _("Saved searches"), searches, template="content/parts/saved_searches.html"
    )


def address_of_search(search: SavedSearch) -> str:
    """Where it opens, in the page's language; empty where its list is no more."""
    dataset = finders().get(search.finder)
    if dataset is None:
        return ""
    return dataset.url("list") + (f"?{search.query}" if search.query else "")


def _rows(user: User) -> type_of_rows:
    searches = user.saved_searches.order_by("created_at", "pk")
    return values_of(searches, ["name", "finder", "query", "created_at"])


def _erase(user: User, by: User) -> None:
    user.saved_searches.all().delete()


SEARCHES = KeptData(
    name="saved-searches",
    label=gettext_lazy("Saved searches"),
    lasts=gettext_lazy("Until they are deleted, or as long as the account."),
    rows=_rows,
    after_erasure=gettext_lazy("Erased."),
    erase=_erase,
)
