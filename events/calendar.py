"""The calendar: a month as a table, which a phone shows as a list."""

from calendar import Calendar
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from content import dates
from content.frame import alternates
from content.kept import Kept, kept_page
from content.labels import Labels
from content.languages import CODES, current_language
from content.presentation import present
from content.trails import home_step
from events.clock import FURTHEST
from events.models import LONGEST, Days, Event
from events.names import bodies
from events.trails import events_step
from events.wording import last_day, present_events

# The year of the first event on record, and how far ahead anybody plans.
FIRST_YEAR, YEARS_AHEAD = 2007, 5
# More would be no calendar to look at; the list has them all.
MOST = 300
MONTHS = 12


class Month(NamedTuple):
    """A month of a year, as addresses write it: 2026-12."""

    year: int
    month: int

    def __str__(self):
        return f"{self.year}-{self.month:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.moved(1).first - timedelta(days=1)

    @property
    def is_shown(self) -> bool:
        return FIRST_YEAR <= self.year <= timezone.localdate().year + YEARS_AHEAD

    def moved(self, months: int) -> "Month":
        year, month = divmod(self.year * MONTHS + self.month - 1 + months, MONTHS)
        return Month(year, month + 1)

    def step(self) -> dict[str, str] | None:
        """Its name and address; None for a month that the calendar does not show."""
        if not self.is_shown:
            return None
        return {"label": dates.month(self.first), "url": reverse("events:month", args=[str(self)])}


class Day(NamedTuple):
    """A cell of the table; `events` are those of that day, none outside the month."""

    day: date
    is_outside: bool
    is_today: bool
    events: list[Any]

    @property
    def words(self) -> str:
        return dates.weekday(self.day)


def current_month(request: HttpRequest) -> HttpResponseRedirect:
    """The way to the month that it is in Brussels."""
    today = timezone.localdate()
    return HttpResponseRedirect(reverse("events:month", args=[f"{today:%Y-%m}"]))


@method_decorator(kept_page, name="dispatch")
class MonthView(TemplateView):
    """The events of a month: four statements, besides those of every page."""

    template_name = "events/calendar.html"

    def get_context_data(self, **kwargs):
        month = _month(self.kwargs["month"])
        events = self._events(month)
        shown = events[:MOST]
        with_days = [event for event in shown if event.days_known == Days.DAY]
        name = dates.month(month.first)
        heading = _("Events in %(month)s") % {"month": name}
        return super().get_context_data(**kwargs) | {
            "heading": heading,
            "description": heading,
            "month": month,
            "month_name": name,
            "weekdays": _weekdays(),
            "weeks": _weeks(month, with_days),
            "month_only": [event for event in shown if event.days_known != Days.DAY],
            "number": len(shown),
            "is_cut": len(events) > MOST,
            "earlier": month.moved(-1).step(),
            "later": month.moved(1).step(),
            "this_month": Month(timezone.localdate().year, timezone.localdate().month).step(),
            "trail": [home_step(), events_step(), {"label": name}],
            "alternates": alternates(self.request.path, CODES, "en"),
            "robots": "" if shown else "noindex, follow",
        }

    def _events(self, month: Month) -> list[Any]:
        """What takes place in that month, by the clocks where it does, one more than is shown."""
        user, kept = self.request.user, Kept(self.request)
        start = datetime.combine(month.first, datetime.min.time(), UTC)
        end = datetime.combine(month.last, datetime.max.time(), UTC)
        visible = Event.objects.visible_to(user)
        # The moments are what an index knows; the days say what belongs there.
        near = visible.filter(
            starts_at__gte=start - LONGEST - FURTHEST, starts_at__lt=end + FURTHEST
        )
        found = near.filter(starts_on__lte=month.last, ends_on__gte=month.first)
        # What ends at midnight has its last day before that: see `last_day`.
        is_over = Q(ends_on=month.first, ends_time=time(), starts_on__lt=month.first)
        found = found.exclude(is_over).exclude(days_known=Days.YEAR)
        events = found.soonest_first()[: MOST + 1].with_texts(current_language().code)
        present(events, kept)
        present_events(events, bodies(Labels(kept, user)))
        return events


def _month(text: str) -> Month:
    """The month of an address. Raises Http404 for one that the calendar does not show."""
    month = Month(int(text[:4]), int(text[5:]))
    if not 1 <= month.month <= MONTHS or not month.is_shown:
        raise Http404(text)
    return month


def _weekdays() -> list[str]:
    """The names of the days of a week, in the order of the page's language."""
    some_week = Calendar(dates.first_weekday()).monthdatescalendar(2024, 1)[0]
    return [dates.weekday(day) for day in some_week]


def _weeks(month: Month, events: list[Any]) -> list[list[Day]]:
    """The month by weeks, each event on every day that it takes a part of."""
    by_day: dict[date, list[Any]] = {}
    for event in events:
        day, last = max(event.starts_on, month.first), min(last_day(event), month.last)
        while day <= last:
            by_day.setdefault(day, []).append(event)
            day += timedelta(days=1)
    today = timezone.localdate()
    return [
        [Day(day, day.month != month.month, day == today, by_day.get(day, [])) for day in week]
        for week in Calendar(dates.first_weekday()).monthdatescalendar(month.year, month.month)
    ]
