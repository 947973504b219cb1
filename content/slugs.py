"""Addresses proposed for new entries and new documents."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.text import slugify

from content.addresses import is_own
from content.models import Entry
from library.models import Document

MOST_CHARACTERS = 120
# Numbers tried beside those that are taken: addresses of other pages are few.
TRIES = 20


def free_slug(kind: str, title: str, folder: str = "") -> str:
    """A slug from the title that is free to use: palau-joins, else palau-joins-2.

    A title without Latin letters gives the kind and the day: news-2026-11-22. With a folder,
    the slug lies in it. Empty where the kind has no page at any address of that form.
    """
    stem = slugify(title)[:MOST_CHARACTERS].strip("-_").replace("_", "-")
    if not stem:
        stem = f"{kind.partition('.')[2]}-{timezone.localdate().isoformat()}"
    stem = f"{folder}/{stem}" if folder else stem
    entries = Entry.objects.filter(kind=kind, slug__startswith=stem)
    taken = set(entries.values_list("slug", flat=True))
    return _free(stem, taken, lambda slug: is_own(kind, slug))


def free_document_slug(title: str, fallback: str = "") -> str:
    """A slug from the title, else from the entry's slug, that no document has."""
    stem = slugify(title)[:MOST_CHARACTERS] or slugify(fallback.replace("/", "-"))
    stem = stem[:MOST_CHARACTERS].strip("-_").replace("_", "-") or "document"
    documents = Document.objects.filter(slug__startswith=stem)
    return _free(stem, set(documents.values_list("slug", flat=True)))


def _free(stem: str, taken: set[str], is_fit: Callable[[str], bool] = bool) -> str:
    numbers = range(1, len(taken) + TRIES)
    proposed = (f"{stem}-{n}" if n > 1 else stem for n in numbers)
    return next((slug for slug in proposed if slug not in taken and is_fit(slug)), "")
