"""The names of the bodies whose meetings events are."""

from content.labels import Labels
from content.models import Version
from events.models import WorkingBody


def bodies(labels: Labels) -> dict[int, Version]:
    """The texts of the working bodies that this reader may see, by id: one statement, kept."""
    return labels.others("working bodies", WorkingBody.objects.all())
