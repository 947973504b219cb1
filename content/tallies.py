"""How many entries of a kind everybody may read: the figures count.tool, count.news ..."""

from datetime import date

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.utils.text import capfirst

from content.figures import Figure, Offered
from content.models import Entry


def number(model_name: str, on: date | None = None) -> Figure | None:
    """The number of public entries of the kind with that name; None for no kind or no entry.

    None on a day before, too: what has been withdrawn since left no trace.
    """
    for model in apps.get_models():
        if issubclass(model, Entry) and model._meta.model_name == model_name and not on:
            entries = Entry.objects.visible_to(AnonymousUser()).filter(kind=model._meta.label_lower)
            count = entries.count()
            return Figure(count) if count else None
    return None


def offered() -> list[Offered]:
    """The number of each kind of which there is one with pages for everybody: one statement."""
    entries = Entry.objects.visible_to(AnonymousUser()).order_by()
    counts = entries.values_list("kind").annotate(n=Count("pk"))
    found = []
    for kind, count in counts:
        options = apps.get_model(kind)._meta
        words = str(capfirst(options.verbose_name_plural))
        found.append(Offered(f"count.{options.model_name}", words, Figure(count)))
    return sorted(found, key=lambda one: one.words)
