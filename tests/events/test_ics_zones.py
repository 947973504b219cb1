"""The rules of time zones that calendars carry: both readers find the moments that we know."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase
from icalendar import Calendar
from vobject import readComponents

from events.ics.zones import changes_of, timezone_rules

ZONES = [
    "Europe/Brussels", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia",
    "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns", "Europe/Dublin", "Asia/Tehran",
    "Africa/Cairo", "UTC",
]  # fmt: skip

# Noon by the clocks of whatever zone.
START = datetime.combine(date(2010, 1, 1), time(12))


def component(zone, first, last):
    return timezone_rules(zone, first, last).to_ical().decode()


def whole(zone, first, last):
    """A calendar of nothing but a zone."""
    inside = component(zone, first, last)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{inside}END:VCALENDAR\r\n"


class ChangeTests(SimpleTestCase):
    def test_are_found_to_the_second(self):
        self.assertEqual(
            [change.at for change in changes_of("Europe/Brussels", 2026)],
            [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)],
        )
        self.assertEqual(changes_of("Asia/Kathmandu", 2026), [])

    def test_know_the_day_that_samoa_left_out(self):
        [_april, _september, leap] = changes_of("Pacific/Apia", 2011)
        self.assertEqual(leap.at, datetime(2011, 12, 30, 10, tzinfo=UTC))
        self.assertEqual(leap.after.offset - leap.before.offset, timedelta(days=1))

    def test_follow_rules_that_changed(self):
        self.assertEqual(len(changes_of("America/Sao_Paulo", 2018)), 2)
        self.assertEqual(len(changes_of("America/Sao_Paulo", 2021)), 0)


class TimezoneTests(SimpleTestCase):
    def test_tell_another_program_the_same_offsets(self):
        for zone in ZONES:
            calendar = Calendar.from_ical(whole(zone, 2010, 2028))
            read, known = calendar.timezones[0].to_tz(lookup_tzid=False), ZoneInfo(zone)
            # Noon of every fifth day; hours that come twice are those of `test_ics_events`.
            day = START
            while day.year < 2029:
                with self.subTest(zone=zone, day=day):
                    self.assertEqual(
                        day.replace(tzinfo=read).utcoffset(), day.replace(tzinfo=known).utcoffset()
                    )
                day += timedelta(days=5)

    def test_tell_a_second_program_the_same_offsets(self):
        for zone in ZONES:
            read = next(readComponents(whole(zone, 2025, 2028))).vtimezone.gettzinfo()
            known, day = ZoneInfo(zone), START.replace(year=2025)
            while day.year < 2029:
                with self.subTest(zone=zone, day=day):
                    self.assertEqual(read.utcoffset(day), day.replace(tzinfo=known).utcoffset())
                day += timedelta(days=5)

    def test_have_an_observance_before_any_change(self):
        found = component("Australia/Lord_Howe", 2027, 2027).splitlines()[2:6]
        self.assertEqual(found, [
            "BEGIN:DAYLIGHT", "DTSTART:20260101T000000", "TZNAME:+11", "TZOFFSETFROM:+1100",
        ])  # fmt: skip

    def test_tell_a_change_by_the_clocks_of_before(self):
        for zone, year, start, before, after in [
            ("Europe/Brussels", 2027, "20270328T020000", "+0100", "+0200"),
            ("Europe/Brussels", 2027, "20271031T030000", "+0200", "+0100"),
            ("Australia/Lord_Howe", 2027, "20271003T020000", "+1030", "+1100"),
            ("Pacific/Apia", 2011, "20111230T000000", "-1000", "+1400"),
        ]:
            with self.subTest(zone=zone, start=start):
                self.assertRegex(
                    component(zone, year, year),
                    rf"DTSTART:{start}\r\nTZNAME:.+\r\n"
                    rf"TZOFFSETFROM:\{before}\r\nTZOFFSETTO:\{after}\r\n",
                )

    def test_miss_no_change_however_soon_the_next_one_comes(self):
        # Morocco leaves its summer time for the month of Ramadan.
        found = component("Africa/Casablanca", 2013, 2013)
        for start in ["20130707T030000", "20130810T020000"]:
            self.assertIn(f"DTSTART:{start}\r\n", found)
