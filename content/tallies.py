"""How many entries of a kind everybody may read: the figures count.tool, count.news ..."""

from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from content.figures import Figure
from content.models import Entry


def number(model_name: str) -> Figure | None:
    """The number of public entries of the kind with that name; None for no kind or no entry."""
    for model in apps.get_models():
        if issubclass(model, Entry) and model._meta.model_name == model_name:
            entries = Entry.objects.visible_to(AnonymousUser()).filter(kind=model._meta.label_lower)
            count = entries.count()
            return Figure(count) if count else None
    return None
