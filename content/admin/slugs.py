"""Addresses proposed for new entries."""

from django.utils import timezone
from django.utils.text import slugify

from content.models import Entry

MOST_CHARACTERS = 120


def free_slug(kind: str, title: str) -> str:
    """A slug from the title that no entry of the kind has: palau-joins, else palau-joins-2.

    A title without Latin letters gives the kind and the day: news-2026-11-22.
    """
    stem = slugify(title)[:MOST_CHARACTERS].strip("-_").replace("_", "-")
    if not stem:
        stem = f"{kind.partition('.')[2]}-{timezone.localdate().isoformat()}"
    entries = Entry.objects.filter(kind=kind, slug__startswith=stem)
    taken = set(entries.values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
