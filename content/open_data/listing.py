"""A finder's list as files: its keys first, then its rows in chunks, by those keys.

Nothing is held in the database while a slow reader reads, and what is gone by the time that its
chunk is made, or no longer open to the reader, is left out.
"""

from collections.abc import Iterator
from typing import Any

from django.http import Http404

from content.finder import Finder
from content.labels import Labels
from content.languages import current_language
from content.open_data.exports import CHUNK_ROWS, MAX_ROWS, Listing
from content.presentation import present


def listing(view: Any) -> Listing:
    """All that an EntryListView finds, or the part that the address asks for.

    Raises Http404 beyond the last part.
    """
    view.find()
    finder, table, ending = view.finder, view.table, view.feed_format
    total, part = _total(finder), finder.asked.part
    start = (part - 1) * MAX_ROWS
    if start and start >= total:
        raise Http404(f"no part {part}")
    keys = _keys(finder, start)
    return Listing(
        name=table.name if part == 1 else f"{table.name}-{part}",
        title=str(view.heading),
        address=finder.asked.variant(ending, part=part),
        total=total,
        chunks=_chunks(view, keys),
        rest=finder.asked.variant(ending, part=part + 1) if start + len(keys) < total else "",
    )


def _total(finder: Finder) -> int:
    """How many entries are found, though common words be among what was asked."""
    if not finder.filterset.has_common_words:
        return finder.total
    return finder.filterset.narrowed(is_whole=True).order_by().count()


def _keys(finder: Finder, start: int) -> list[int]:
    """The keys of one part of everything found, in its order: one statement."""
    found = finder.filterset.narrowed(is_whole=True).order_by(*finder.asked.order)
    return list(found.values_list("pk", flat=True)[start : start + MAX_ROWS])


def _chunks(view: Any, keys: list[int]) -> Iterator[list[Any]]:
    """The entries of these keys in their order."""
    entries, labels = view.finder.filterset.queryset, view.finder.labels
    for start in range(0, len(keys), CHUNK_ROWS):
        chunk = keys[start : start + CHUNK_ROWS]
        found = {entry.pk: entry for entry in read(view, entries.filter(pk__in=chunk), labels)}
        yield [found[key] for key in chunk if key in found]


def read(view: Any, entries: Any, labels: Labels) -> list[Any]:
    """The entries of an EntryListView with what its columns say of them, in no order."""
    table, user = view.table, view.request.user
    entries = table.with_columns(view.with_parts(entries.with_topics()), user)
    found = entries.with_texts(current_language().code)
    present(found, view.kept)
    table.prepare(found, labels, user)
    return found
