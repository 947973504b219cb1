"""Events: the list and the record, which a meeting's agenda is a part of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content.finder import Sort
from content.views import EntryDetailView, EntryListView
from events.columns import EventTable
from events.filters import EventFilter
from events.models import Event
from events.parts import parts_of


class EventListView(EntryListView):
    model = Event
    filterset_class = EventFilter
    table = EventTable()
    heading = _("Events and meetings")
    counted = ngettext_lazy("%(count)s event", "%(count)s events", "number")
    item_template = "events/item.html"
    sorts = {"start": Sort(_("Date of the event"), lambda model: ["starts_at", "pk"])}


class EventDetailView(EntryDetailView):
    model = Event
    heading = _("Events and meetings")
    schema_type = "Event"

    def with_parts(self, entries: Any) -> Any:
        return entries.select_related("body", "meeting", "registration_form", "participants")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"parts": parts_of(self.request, self.object, self.kept)}
