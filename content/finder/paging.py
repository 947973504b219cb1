"""Pages of a list: numbered ones while they are near, then by key, at the same cost anywhere."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404

PER_PAGE = 20
# OFFSET costs with every row it passes; beyond this many pages a list goes on by key.
MAX_NUMBERED_PAGES = 50


class Page(NamedTuple):
    """The entries of one page, its number (0 for a page by key) and how the next is reached.

    `older` is the key of the next page where that has no number; empty at the end.
    """

    entries: list
    number: int
    has_next: bool
    older: str


class Key(NamedTuple):
    """The place of an entry in a list, newest first."""

    published_at: datetime
    pk: int

    def __str__(self):
        return f"{self.published_at:%Y%m%dT%H%M%S.%fZ}-{self.pk}"

    @classmethod
    def parse(cls, text: str) -> "Key | None":
        """The key of an address; None for anything else."""
        moment, _dash, pk = text.partition("-")
        try:
            published_at = datetime.strptime(moment, "%Y%m%dT%H%M%S.%fZ").replace(tzinfo=UTC)
            return cls(published_at, int(pk[:18]))
        except ValueError:
            return None


def numbered_page(entries: Any, number: int, total: int, per_page: int, *, by_key: bool) -> Page:
    """Page `number` from 1 of a queryset or list of `total` rows. Raises Http404 past the end."""
    start = (number - 1) * per_page
    if number > MAX_NUMBERED_PAGES or (number > 1 and start >= total):
        raise Http404(f"no page {number}")
    rows = list(entries[start : start + per_page + 1])
    has_next = len(rows) > per_page
    rows = rows[:per_page]
    is_last = number == MAX_NUMBERED_PAGES
    older = str(_key(rows[-1])) if by_key and has_next and is_last else ""
    return Page(rows, number, has_next and (not is_last or bool(older)), older)


def page_by_key(entries: QuerySet, key: Key, per_page: int) -> Page:
    """The page of entries older than the key; `entries` are newest first."""
    same_moment = Q(published_at=key.published_at, id__lt=key.pk)
    older = Q(published_at__lt=key.published_at) | same_moment
    # The first condition is what the index is searched by.
    rows = list(entries.filter(published_at__lte=key.published_at).filter(older)[: per_page + 1])
    if not rows:
        raise Http404("no older page")
    has_next = len(rows) > per_page
    rows = rows[:per_page]
    return Page(rows, 0, has_next, str(_key(rows[-1])) if has_next else "")


def _key(entry) -> Key:
    return Key(entry.published_at.astimezone(UTC), entry.pk)


def page_numbers(number: int, total: int, per_page: int) -> list[int | None]:
    """The numbers to show, None for a gap: [1, None, 4, 5, 6, None, 9]."""
    last = min(-(-total // per_page), MAX_NUMBERED_PAGES)
    if last < 2:
        return []
    near = {1, last, number - 1, number, number + 1}
    numbers: list[int | None] = []
    for n in sorted(n for n in near if 1 <= n <= last):
        if numbers and numbers[-1] is not None and n - numbers[-1] > 1:
            numbers.append(None)
        numbers.append(n)
    return numbers
