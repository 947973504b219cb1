"""Kinds of what is found: entries with a page of their own, and papers of meetings."""

from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# The papers of meetings: each is found by itself, not as a file of its meeting.
PAPER = "document"


class Kind(NamedTuple):
    """A kind by its name in addresses: news for newsroom.news."""

    label: str
    name: str

    @property
    def one(self) -> str:
        """What one of them is called."""
        if self.label == PAPER:
            return _("Meeting document")
        return str(capfirst(apps.get_model(self.label)._meta.verbose_name))

    @property
    def many(self) -> str:
        if self.label == PAPER:
            return _("Meeting documents")
        return str(capfirst(apps.get_model(self.label)._meta.verbose_name_plural))


# By name in addresses and by label, in the order in which they are offered.
KINDS = {
    kind.name: kind
    for kind in (Kind(label, label.rpartition(".")[2]) for label in settings.SEARCHED_KINDS)
}
BY_LABEL = {kind.label: kind for kind in KINDS.values()}
OF_ENTRIES = [label for label in BY_LABEL if label != PAPER]
