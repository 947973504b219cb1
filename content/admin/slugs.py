"""Addresses proposed for new entries."""

from itertools import count

from django.utils import timezone
from django.utils.text import slugify

from content.addresses import is_own
from content.models import Entry

MOST_CHARACTERS = 120


def free_slug(kind: str, title: str, folder: str = "") -> str:
    """A slug from the title that is free to use: palau-joins, else palau-joins-2.

    A title without Latin letters gives the kind and the day: news-2026-11-22. With a folder,
    the slug lies in it.
    """
    stem = slugify(title)[:MOST_CHARACTERS].strip("-_").replace("_", "-")
    if not stem:
        stem = f"{kind.partition('.')[2]}-{timezone.localdate().isoformat()}"
    stem = f"{folder}/{stem}" if folder else stem
    entries = Entry.objects.filter(kind=kind, slug__startswith=stem)
    taken = set(entries.values_list("slug", flat=True))
    proposed = (f"{stem}-{n}" if n > 1 else stem for n in count(1))
    return next(slug for slug in proposed if slug not in taken and is_own(kind, slug))
