"""Events: the list. What is ahead comes first, what is over by request."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from content import dates
from content.finder import NEWEST, SORTS, Heading, Sort
from content.views import EntryListView
from events.columns import EventTable
from events.filters import PAST, UPCOMING, EventFilter, is_known_time
from events.models import Days, Event, EventQuerySet
from events.names import bodies
from events.wording import present_events

HEADING = gettext_lazy("Events and meetings")
COUNTED = {
    UPCOMING: ngettext_lazy("%(count)s upcoming event", "%(count)s upcoming events", "number"),
    PAST: ngettext_lazy("%(count)s past event", "%(count)s past events", "number"),
}


class EventListView(EntryListView):
    model = Event
    filterset_class = EventFilter
    table = EventTable()
    heading = HEADING
    lead = gettext_lazy("Conferences, meetings, workshops and courses, the next to begin first.")
    counted = ngettext_lazy("%(count)s event", "%(count)s events", "number")
    item_template = "events/item.html"
    whole_query = f"when={UPCOMING}&when={PAST}"

    @property
    def standing(self) -> str:
        """Whether it is all ahead or all over, where the address asks for no more."""
        asked = {value for value in self.request.GET.getlist("when") if is_known_time(value)}
        return UPCOMING if not asked else asked.pop() if len(asked) == 1 else ""

    def find(self):
        super().find()
        self.finder.counted = COUNTED.get(self.standing, self.counted)

    def get_sorts(self):
        order = EventQuerySet.SOONEST if self.standing == UPCOMING else EventQuerySet.LATEST
        return {
            "start": Sort(gettext_lazy("Date of the event"), lambda model: order, _heading),
            NEWEST: SORTS[NEWEST]._replace(label=gettext_lazy("Announced last")),
        }

    def get_context_data(self, **kwargs):
        past = self.finder.asked.address(when=PAST)
        # The lead says what stands first.
        is_soonest_first = self.standing == UPCOMING and self.finder.asked.sort == "start"
        return super().get_context_data(**kwargs) | {
            "lead": self.lead if is_soonest_first else "",
            "description": self.lead if is_soonest_first else "",
            "standing": self.standing,
            "past_url": past,
            "calendar_url": self.finder.asked.variant("ics"),
            "past_number": self.finder.counts.facets.get("when", {}).get(PAST, 0),
        }

    def _present(self, entries):
        super()._present(entries)
        present_events(entries, bodies(self.finder.labels))


def _heading(event: Any) -> Heading:
    """The month that it begins in, of an event that was presented; those that go on together."""
    if event.is_on and event.days_known == Days.DAY:
        return Heading(_("Going on now"), "now")
    if event.days_known == Days.YEAR:
        return Heading(dates.year(event.starts_on), f"year-{event.starts_on.year}")
    return Heading(dates.month(event.starts_on), f"month-{event.starts_on:%Y-%m}")
