"""What the list of documents is narrowed by."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from library.models import DocumentFile, TextState

UNFOUND = [TextState.EMPTY, TextState.FAILED]


def with_files_in(documents: QuerySet, states: list[Any]) -> QuerySet:
    """The documents that readers get a file of whose words are in one of these states."""
    files = DocumentFile.objects.filter(is_current=True, text_state__in=states)
    return documents.filter(pk__in=files.values("document"))


class WordsFilter(admin.SimpleListFilter):
    title = _("words in files")
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [
            ("unfound", _("Not found by what they say")),
            (TextState.PARTLY, _("Partly read")),
            (TextState.WAITING, _("Wait to be read")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        states = {"unfound": UNFOUND}.get(self.value() or "", [self.value()])
        return with_files_in(queryset, states) if self.value() else queryset
