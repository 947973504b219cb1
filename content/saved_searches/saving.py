"""Saving a search: what a finder understands of it, under a name in words."""

from copy import copy
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, QueryDict

from accounts.models import User
from content.finder import Finder
from content.models import SavedSearch
from content.models.saved_search import MAX_NAME, MAX_QUERY
from content.open_data.datasets import Dataset, finders

MOST = 50


class TooManySearches(Exception):  # noqa: N818 (it is not an error of ours)
    """This person keeps as many searches as anybody may."""


class SearchTooLong(Exception):  # noqa: N818 (it is not an error of ours)
    """The query says more than can be kept."""


def finder_named(name: str) -> Dataset:
    """The list of that name that has a page to search on. Raises Http404 for others."""
    dataset = finders().get(name)
    if dataset is None or not hasattr(dataset.view, "item_template"):
        raise Http404(f"no finder {name}")
    return dataset


def find(request: HttpRequest, dataset: Dataset, query: str) -> Finder:
    """The finder of a list as this reader would see it at an address with that query."""
    asking = copy(request)
    asking.GET = QueryDict(query[: 2 * MAX_QUERY])  # type: ignore[assignment]
    view = dataset.view_for(asking)
    view.find()
    return view.finder


def save(request: HttpRequest, name: str, query: str) -> SavedSearch:
    """Keep a search of that finder for the person who signed in; once, however often saved.

    Raises Http404 for a list that is no finder, SearchTooLong and TooManySearches.
    """
    dataset = finder_named(name)
    finder = find(request, dataset, query)
    if len(finder.query) > MAX_QUERY:
        raise SearchTooLong
    with transaction.atomic():
        # Two at the same moment count each other.
        reader: Any = request.user
        user = User.objects.select_for_update().get(pk=reader.pk)
        search, is_new = SavedSearch.objects.get_or_create(
            user=user,
            finder=dataset.name,
            query=finder.query,
            defaults={"name": proposed_name(dataset, finder)},
        )
        if is_new and user.saved_searches.count() > MOST:
            search.delete()
            raise TooManySearches
    return search


def proposed_name(dataset: Dataset, finder: Finder) -> str:
    """The list and what was chosen, in the reader's words: "News: Origin, 2023"."""
    chosen = ", ".join(chip["label"] for chip in finder.chips)
    name = f"{dataset.title}: {chosen}" if chosen else dataset.title
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1]}…"
