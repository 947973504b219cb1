"""What lists and records start from."""

from typing import Any

from django.urls import reverse

from content.addresses import url_name
from content.models import Entry
from content.trails import home_step, type_of_trail


class EntryQueryMixin:
    """What both views start from: the entries of one kind that this visitor may read."""

    model: type[Entry]
    heading: Any

    def get_queryset(self) -> Any:
        entries = self.model.objects.filter(kind=self.model._meta.label_lower)
        return entries.visible_to(self.request.user)  # type: ignore[attr-defined]

    def with_parts(self, entries: Any) -> Any:
        """The entries with what else pages of this kind show, in the same statement."""
        return entries

    @property
    def list_url(self) -> str:
        return reverse(url_name(self.model._meta.label_lower, "list"))

    def get_trail(self) -> type_of_trail:
        """The breadcrumb down to the list of this kind."""
        return [home_step(), {"label": self.heading, "url": self.list_url}]
