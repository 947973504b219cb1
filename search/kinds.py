"""Kinds of what is found: entries with a page of their own, and papers of meetings."""

from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
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
        return _names(self.label, get_language())[0]

    @property
    def many(self) -> str:
        return _names(self.label, get_language())[1]


@cache
def _names(label: str, language: str) -> tuple[str, str]:
    """What one of a kind is called in a language, and several; a page says it with every hit."""
    if label == PAPER:
        return _("Meeting document"), _("Meeting documents")
    meta = apps.get_model(label)._meta
    return str(capfirst(meta.verbose_name)), str(capfirst(meta.verbose_name_plural))


# By name in addresses and by label, in the order in which they are offered.
KINDS = {
    kind.name: kind
    for kind in (Kind(label, label.rpartition(".")[2]) for label in settings.SEARCHED_KINDS)
}
BY_LABEL = {kind.label: kind for kind in KINDS.values()}
OF_ENTRIES = [label for label in BY_LABEL if label != PAPER]
