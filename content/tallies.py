"""How many entries of a kind everybody may read: the figures count.tool, count.news ..."""

from datetime import date

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.utils.text import capfirst

from content.addresses import has_pages
from content.figures import Figure, Offered
from content.models import Entry


def number(model_name: str, on: date | None = None) -> Figure | None:
    """The number of public entries of the kind with that name; None for no kind or no entry.

    None on a day before, too: what has been withdrawn since left no trace.
    """
    if on or model_name not in _kinds():
        return None
    entries = Entry.objects.visible_to(AnonymousUser()).filter(kind=_kinds()[model_name])
    count = entries.count()
    return Figure(count) if count else None


def offered() -> list[Offered]:
    """The number of each kind that has pages: one statement."""
    entries = Entry.objects.visible_to(AnonymousUser()).order_by()
    counts = dict(entries.values_list("kind").annotate(n=Count("pk")))
    found = []
    for name, kind in _kinds().items():
        if counts.get(kind) and has_pages(kind):
            words = str(capfirst(apps.get_model(kind)._meta.verbose_name_plural))
            found.append(Offered(f"count.{name}", words, Figure(counts[kind]), has_past=False))
    return sorted(found, key=lambda one: one.words)


def _kinds() -> dict[str, str]:
    """Every kind of which each entry counts, by its name: "tool" for catalogue.tool."""
    options = [model._meta for model in apps.get_models() if issubclass(model, Entry)]
    return {
        one.model_name: one.label_lower
        for one in options
        if one.model_name and one.label_lower not in settings.FIGURES_OF_KINDS
    }
