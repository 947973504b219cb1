"""Addresses proposed for new entries and new documents."""

from django.utils import timezone
from django.utils.text import slugify

from content.models import Entry
from library.models import Document

MOST_CHARACTERS = 120


def free_slug(kind: str, title: str) -> str:
    """A slug from the title that no entry of the kind has: palau-joins, else palau-joins-2.

    A title without Latin letters gives the kind and the day: news-2026-11-22.
    """
    stem = slugify(title)[:MOST_CHARACTERS].strip("-_").replace("_", "-")
    if not stem:
        stem = f"{kind.partition('.')[2]}-{timezone.localdate().isoformat()}"
    entries = Entry.objects.filter(kind=kind, slug__startswith=stem)
    return _free(stem, set(entries.values_list("slug", flat=True)))


def free_document_slug(title: str, fallback: str) -> str:
    """A slug from the title, else from the entry's slug, that no document has."""
    stem = slugify(title)[:MOST_CHARACTERS] or slugify(fallback.replace("/", "-"))
    stem = stem[:MOST_CHARACTERS].strip("-_").replace("_", "-") or "document"
    documents = Document.objects.filter(slug__startswith=stem)
    return _free(stem, set(documents.values_list("slug", flat=True)))


def _free(stem: str, taken: set[str]) -> str:
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
