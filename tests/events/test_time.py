"""Events are right over time zones: walls are kept, moments follow, pages and programs agree."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from zoneinfo import TZPATH, ZoneInfo, reset_tzpath

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from events.clock import end_of_day, moment
from events.models import Event
from events.moments import keep_moments
from events.tasks import keep_moments as daily_job
from tests.meeting_factories import make_event

BRUSSELS, APIA, KATHMANDU = "Europe/Brussels", "Pacific/Apia", "Asia/Kathmandu"


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@contextmanager
def rules_of(other, as_zone):
    """The rules of another zone under the name of one: as after an update of the zone data."""
    known = next(Path(folder) for folder in TZPATH if (Path(folder) / other).exists())
    with TemporaryDirectory() as folder:
        changed = Path(folder) / as_zone
        changed.parent.mkdir()
        copy(known / other, changed)
        try:
            reset_tzpath([folder, *TZPATH])
            ZoneInfo.clear_cache()
            yield
        finally:
            reset_tzpath(TZPATH)
            ZoneInfo.clear_cache()


class ClockTests(SimpleTestCase):
    def test_knows_the_moment_of_a_wall_time(self):
        cases = [
            # Summer time ends at 3:00 on 25 October 2026: 2:30 comes twice, the first one counts.
            (date(2026, 10, 24), time(9), BRUSSELS, utc(2026, 10, 24, 7)),
            (date(2026, 10, 25), time(2, 30), BRUSSELS, utc(2026, 10, 25, 0, 30)),
            (date(2026, 10, 25), time(3), BRUSSELS, utc(2026, 10, 25, 2)),
            (date(2026, 10, 26), time(9), BRUSSELS, utc(2026, 10, 26, 8)),
            # It begins at 2:00 on 28 March 2027: 2:30 is skipped and counts as 3:30.
            (date(2027, 3, 28), time(1, 59), BRUSSELS, utc(2027, 3, 28, 0, 59)),
            (date(2027, 3, 28), time(2, 30), BRUSSELS, utc(2027, 3, 28, 1, 30)),
            (date(2027, 3, 28), time(3), BRUSSELS, utc(2027, 3, 28, 1)),
            # Samoa left out 30 December 2011 and went from one side of the date line to the other.
            (date(2011, 12, 29), time(12), APIA, utc(2011, 12, 29, 22)),
            (date(2011, 12, 31), time(12), APIA, utc(2011, 12, 30, 22)),
            (date(2026, 12, 7), time(9), APIA, utc(2026, 12, 6, 20)),
            (date(2026, 12, 7), time(9), KATHMANDU, utc(2026, 12, 7, 3, 15)),
            (date(2026, 12, 7), None, KATHMANDU, utc(2026, 12, 6, 18, 15)),
        ]
        for day, clock, zone, expected in cases:
            with self.subTest(day=day, clock=clock, zone=zone):
                self.assertEqual(moment(day, clock, zone), expected)

    def test_days_are_as_long_as_they_are_there(self):
        for day, zone, hours in [
            (date(2026, 10, 25), BRUSSELS, 25),
            (date(2027, 3, 28), BRUSSELS, 23),
            (date(2026, 10, 25), KATHMANDU, 24),
            (date(2011, 12, 29), APIA, 24),
        ]:
            with self.subTest(day=day, zone=zone):
                length = end_of_day(day, zone) - moment(day, None, zone)
                self.assertEqual(length, timedelta(hours=hours))


class EventMomentTests(TestCase):
    def test_follow_days_times_and_zone(self):
        event = make_event(
            starts_on=date(2026, 12, 31),
            starts_time=time(22),
            ends_on=date(2027, 1, 1),
            ends_time=time(1, 30),
            zone=KATHMANDU,
        )
        self.assertEqual(event.starts_at, utc(2026, 12, 31, 16, 15))
        self.assertEqual(event.ends_at, utc(2026, 12, 31, 19, 45))
        event.zone = BRUSSELS
        event.save()
        self.assertEqual(Event.objects.get().starts_at, utc(2026, 12, 31, 21))

    def test_an_end_that_the_clocks_skip_back_is_refused(self):
        day = date(2027, 3, 28)
        event = Event(starts_on=day, starts_time=time(2, 30), ends_on=day, ends_time=time(3, 15))
        with self.assertRaisesMessage(ValidationError, "It must end after it begins."):
            event.clean()
        event.ends_time = time(3, 45)
        event.clean()

    def test_are_past_exactly_when_they_are_over(self):
        event = make_event(
            starts_on=date(2026, 10, 25),
            starts_time=time(1),
            ends_on=date(2026, 10, 25),
            ends_time=time(4),
        )
        second = timedelta(seconds=1)
        for at, is_upcoming in [
            (event.starts_at, True),
            (utc(2026, 10, 25, 3) - second, True),
            (utc(2026, 10, 25, 3), False),
        ]:
            with self.subTest(at=at):
                self.assertEqual(Event.objects.upcoming(at).exists(), is_upcoming)
                self.assertEqual(Event.objects.past(at).exists(), not is_upcoming)

    def test_a_day_in_a_far_zone_ends_when_it_ends_there(self):
        event = make_event(starts_on=date(2026, 12, 7), zone=APIA)
        self.assertEqual(event.starts_at, utc(2026, 12, 6, 11))
        self.assertTrue(Event.objects.upcoming(utc(2026, 12, 7, 10, 59, 59)).exists())
        self.assertFalse(Event.objects.upcoming(utc(2026, 12, 7, 11)).exists())


class KeepMomentsTests(TestCase):
    """Rules of zones change: what was stored by the old ones is made anew."""

    @classmethod
    def setUpTestData(cls):
        # A year in which Brussels were to keep summer time all winter: an hour earlier in UTC.
        cls.ahead = make_event(
            starts_on=date(2027, 1, 11),
            starts_time=time(9),
            ends_on=date(2027, 1, 11),
            ends_time=time(17),
        )
        cls.over = make_event(starts_on=date(2026, 1, 11))
        cls.now = utc(2026, 11, 22, 12)

    def test_makes_anew_what_is_ahead_and_leaves_what_is_over(self):
        hour = timedelta(hours=1)
        for event in [self.ahead, self.over]:
            wrong = {"starts_at": event.starts_at - hour, "ends_at": event.ends_at - hour}
            Event.objects.filter(pk=event.pk).update(**wrong)
        self.assertEqual(keep_moments(self.now), 1)
        ahead, over = Event.objects.get(pk=self.ahead.pk), Event.objects.get(pk=self.over.pk)
        self.assertEqual(ahead.starts_at, utc(2027, 1, 11, 8))
        self.assertEqual(ahead.ends_at, utc(2027, 1, 11, 16))
        self.assertEqual(over.starts_at, self.over.starts_at - hour)
        self.assertEqual(keep_moments(self.now), 0)

    def test_is_no_change_of_the_event(self):
        changed_at = Event.objects.get(pk=self.ahead.pk).changed_at
        Event.objects.filter(pk=self.ahead.pk).update(ends_at=utc(2027, 1, 11, 15))
        keep_moments(self.now)
        self.assertEqual(Event.objects.get(pk=self.ahead.pk).changed_at, changed_at)

    def test_follows_a_new_rule(self):
        with rules_of("Africa/Cairo", as_zone=BRUSSELS):
            self.assertEqual(keep_moments(self.now), 1)
        self.assertEqual(Event.objects.get(pk=self.ahead.pk).starts_at, utc(2027, 1, 11, 7))
        self.assertEqual(Event.objects.get(pk=self.ahead.pk).starts_time, time(9))

    def test_is_done_by_the_daily_job(self):
        day = timezone.localdate() + timedelta(days=60)
        event = make_event(starts_on=day)
        right = event.ends_at
        Event.objects.filter(pk=event.pk).update(ends_at=right - timedelta(hours=1))
        daily_job(timestamp=0)
        self.assertEqual(Event.objects.get(pk=event.pk).ends_at, right)

    def test_costs_the_same_however_many_events(self):
        for _number in range(8):
            make_event(starts_on=date(2027, 1, 11))
        with self.assertNumQueries(4):  # keys; begin, events, end
            keep_moments(self.now)
