"""How many entries of a kind there are to read: the figures count.tool, count.news ..."""

from collections import Counter

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from content.figures import Figure
from content.models import Entry
from content.models.reading import type_of_reader


def number(model_name: str) -> Figure | None:
    """The number of public entries of the kind with that name; None for no kind or no entry."""
    for model in apps.get_models():
        if issubclass(model, Entry) and model._meta.model_name == model_name:
            entries = Entry.objects.visible_to(AnonymousUser()).filter(kind=model._meta.label_lower)
            count = entries.count()
            return Figure(count) if count else None
    return None


def numbers(user: type_of_reader) -> Counter[str]:
    """How many entries of each kind this reader may read: one statement."""
    rows = Entry.objects.visible_to(user).order_by().values_list("kind")
    return Counter(dict(rows.annotate(number=Count("pk"))))
