"""What entries are called, in letters, forms and lists; whether a reader may open them or not."""

from collections.abc import Iterable
from typing import Protocol

from content.languages import current_language
from content.models import Version


class Named(Protocol):
    """An entry, or what stands for one."""

    @property
    def pk(self) -> int: ...

    @property
    def slug(self) -> str: ...


def names_of(entries: Iterable[int | None], code: str = "") -> dict[int, Version]:
    """The published texts that name these entries, by key, in that language (the page's)."""
    texts = Version.objects.shown_in(code or current_language().code)
    return {text.entry_id: text for text in texts.filter(entry__in=list(entries))}


def titles_of(entries: Iterable[int | None]) -> dict[int, str]:
    """The same in words, in the language of the page."""
    return {pk: text.title for pk, text in names_of(entries).items()}


def title_of(entry: Named, code: str) -> str:
    """What an entry is called in that language, or in the best that stands in; else its address."""
    text = names_of([entry.pk], code).get(entry.pk)
    return text.title if text else entry.slug
