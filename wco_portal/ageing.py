"""The ageing list: what nobody has looked at for longest, over all kinds."""

from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from content.languages import current_language
from content.models import Entry, Unit, Version
from content.telling import telling_texts, title_of_texts
from content.worklists import due_for_review, with_review
from wco_portal.jobs import Kind

PER_PAGE = 50


class Row(NamedTuple):
    """An entry whose review is due."""

    entry: Any
    text: Version | None
    kind: str
    owner: Version | None
    url: str


class Ageing:
    """One page of the list, narrowed by kind and owner: four statements."""

    def __init__(self, asked: QueryDict, kinds: list[Kind]):
        self.kinds = {kind.label: kind for kind in kinds}
        self.kind = asked.get("kind", "") if asked.get("kind", "") in self.kinds else ""
        owners = {str(pk): pk for pk in self._names}
        self.owner = owners.get(asked.get("owner", ""))
        self._number = asked.get("p", "1")

    @cached_property
    def page(self) -> Page:
        return Paginator(self._entries(), PER_PAGE).get_page(self._number)

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                entry=entry,
                text=title_of_texts(entry, entry.telling_texts),
                kind=str(self.kinds[entry.kind].model._meta.verbose_name),
                owner=self._names.get(entry.owner_id),
                url=self.kinds[entry.kind].form_url(entry.pk),
            )
            for entry in self.page
        ]

    @property
    def owners(self) -> list[Version]:
        """The names of all units, for the choice of one."""
        return sorted(self._names.values(), key=lambda text: text.title)

    @property
    def query(self) -> str:
        """What the list is narrowed by, for the links to its other pages."""
        return urlencode({"kind": self.kind, "owner": self.owner or ""})

    @cached_property
    def _names(self) -> dict[int, Version]:
        texts = Version.objects.shown_in(current_language().code)
        texts = texts.filter(entry__kind=Unit._meta.label_lower)
        return {text.entry_id: text for text in texts}

    def _entries(self) -> QuerySet:
        kinds = [self.kind] if self.kind else list(self.kinds)
        entries = due_for_review(Entry.objects.filter(kind__in=kinds))
        if self.owner:
            entries = entries.filter(owner=self.owner)
        return with_review(entries).prefetch_related(telling_texts()).order_by("due_on", "pk")
