"""Events as calendars: what two programs read is what the rows say."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.test import TestCase
from icalendar import Calendar
from vobject import readOne
from vobject.icalendar import registerTzid

from events.models import Event
from tests.factories import make_user
from tests.meeting_factories import make_event

BRUSSELS, APIA, KATHMANDU = "Europe/Brussels", "Pacific/Apia", "Asia/Kathmandu"
# First day, time, last day, time, zone.
TIMES = [
    (date(2026, 12, 7), time(9, 30), date(2026, 12, 11), time(17), BRUSSELS),
    (date(2026, 10, 25), time(1), date(2026, 10, 25), time(4), BRUSSELS),
    (date(2026, 10, 23), time(9), date(2026, 10, 30), time(9), BRUSSELS),
    (date(2027, 3, 28), time(1, 30), date(2027, 3, 28), time(3, 30), BRUSSELS),
    (date(2026, 12, 31), time(22), date(2027, 1, 1), time(1), KATHMANDU),
    (date(2011, 12, 29), time(9), date(2011, 12, 31), time(9), APIA),
    (date(2027, 1, 4), time(0), date(2027, 1, 5), time(0), APIA),
    (date(2018, 11, 2), time(10), date(2018, 11, 6), time(10), "America/Sao_Paulo"),
]


def address_of(event, language="en"):
    return f"/{language}/events/{event.slug}/event.ics"


class RoundTripCase(TestCase):
    def fetch(self, event, language="en"):
        response = self.client.get(address_of(event, language))
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        return response.getvalue().decode()

    def read(self, event, language="en"):
        """The event as the validating reader understands it."""
        calendar = Calendar.from_ical(self.fetch(event, language))
        [found] = calendar.events
        self.assertEqual(calendar.errors, [])
        self.assertEqual(found.errors, [])
        return found


class TimedEventTests(RoundTripCase):
    def test_both_programs_read_the_moments_that_are_stored(self):
        for first, begins, last, ends, zone in TIMES:
            event = make_event(
                starts_on=first, starts_time=begins, ends_on=last, ends_time=ends, zone=zone
            )
            written = self.fetch(event)
            registerTzid(zone, None)  # it would go on with the rules of the calendar before
            [one] = Calendar.from_ical(written).events
            other = readOne(written).vevent
            stored = [event.starts_at, event.ends_at]
            with self.subTest(first=first, zone=zone):
                self.assertEqual([at.astimezone(UTC) for at in [one.start, one.end]], stored)
                self.assertEqual(one["DTSTART"].params["TZID"], zone)
                shown = [other.dtstart.value, other.dtend.value]
                self.assertEqual([at.replace(tzinfo=None) for at in shown], [
                    datetime.combine(first, begins), datetime.combine(last, ends),
                ])  # fmt: skip
                self.assertEqual([at.astimezone(UTC) for at in shown], stored)

    def test_a_time_that_the_clocks_skip_or_show_twice_is_written_as_announced(self):
        for day in [date(2026, 10, 25), date(2027, 3, 28)]:
            event = make_event(
                starts_on=day, starts_time=time(2, 30), ends_on=day, ends_time=time(6)
            )
            found = self.read(event)
            with self.subTest(day=day):
                self.assertIn(f"DTSTART;TZID={BRUSSELS}:{day:%Y%m%d}T023000", self.fetch(event))
                self.assertEqual(found.start.astimezone(UTC), event.starts_at)

    def test_carries_the_rules_of_its_zone_and_no_others(self):
        event = make_event(
            starts_on=date(2026, 12, 7),
            starts_time=time(9),
            ends_on=date(2026, 12, 7),
            ends_time=time(17),
            zone=KATHMANDU,
        )
        [zone] = Calendar.from_ical(self.fetch(event)).timezones
        self.assertEqual(zone.tz_name, KATHMANDU)
        self.assertEqual(
            datetime(2026, 12, 7, tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset(),
            timedelta(hours=5, minutes=45),
        )


class AllDayEventTests(RoundTripCase):
    def test_is_days_of_which_the_last_is_exclusive_in_whatever_zone(self):
        for zone in [BRUSSELS, APIA, KATHMANDU]:
            event = make_event(starts_on=date(2026, 12, 30), ends_on=date(2026, 12, 31), zone=zone)
            written = self.fetch(event)
            with self.subTest(zone=zone):
                self.assertIn("DTSTART;VALUE=DATE:20261230\r\n", written)
                self.assertIn("DTEND;VALUE=DATE:20270101\r\n", written)
                self.assertNotIn("VTIMEZONE", written)
                vevent = readOne(written).vevent
                self.assertEqual(vevent.dtstart.value, date(2026, 12, 30))
                self.assertContains(self.client.get(f"/en/events/{event.slug}/"), "2026")

    def test_without_known_days_is_at_no_false_ones(self):
        for known in ["month", "year"]:
            event = make_event(starts_on=date(2099, 1, 1), days_known=known)
            with self.subTest(known=known):
                self.assertEqual(self.client.get(address_of(event)).status_code, 404)
                feed = self.client.get("/en/events/feed.ics").getvalue()
                self.assertNotIn(b"VEVENT", feed)


class EventLineTests(RoundTripCase):
    """An event is these lines, so that a library that comes to write others is noticed."""

    def setUp(self):
        self.event = make_event(
            {"en": "Session, first; part"},
            starts_on=date(2026, 12, 7),
            starts_time=time(9, 30),
            ends_on=date(2026, 12, 11),
            ends_time=time(17),
            venue="Room A",
            city="Brussels",
            contact_email="p@x.org",
        )
        at = datetime(2026, 11, 2, 8, 15, 1, 500, tzinfo=UTC)
        Event.objects.update(created_at=at - timedelta(hours=1), changed_at=at)

    def test_are_these(self):
        with self.settings(SITE_URL="https://wco.example"):
            whole = self.fetch(self.event).replace("\r\n ", "")
        address = f"https://wco.example/en/events/{self.event.slug}/"
        lines = set(whole[whole.index("BEGIN:VEVENT") :].split("\r\n"))
        for line in [
            f"UID:{self.event.uid}",
            "SEQUENCE:3600",
            "DTSTAMP:20261102T081501Z",
            "CREATED:20261102T071501Z",
            "LAST-MODIFIED:20261102T081501Z",
            "DTSTART;TZID=Europe/Brussels:20261207T093000",
            "DTEND;TZID=Europe/Brussels:20261211T170000",
            "STATUS:CONFIRMED",
            "SUMMARY:Session\\, first\\; part",
            f"URL:{address}",
            'ORGANIZER;CN="World Customs Organization":mailto:p@x.org',
        ]:
            with self.subTest(line=line):
                self.assertIn(line, lines)

    def test_are_the_same_bytes_for_the_same_rows(self):
        self.assertEqual(self.fetch(self.event), self.fetch(self.event))

    def test_name_another_language_than_that_of_the_calendar(self):
        self.assertIn("SUMMARY;LANGUAGE=en:Session", self.fetch(self.event, "ru"))


class EventWordsTests(RoundTripCase):
    def test_are_in_the_language_of_the_reader_or_say_which(self):
        event = make_event({"en": "Session", "fr": "Séance, à huis clos; deux"})
        self.assertEqual(str(self.read(event, "fr")["SUMMARY"]), "Séance, à huis clos; deux")
        self.assertNotIn("LANGUAGE", self.read(event, "fr")["SUMMARY"].params)
        self.assertEqual(self.read(event, "ru")["SUMMARY"].params["LANGUAGE"], "en")

    def test_say_where_it_is_and_lead_to_its_page(self):
        event = make_event(venue="Room A, second floor", city="Brussels", contact_email="p@x.org")
        found = self.read(event, "fr")
        self.assertTrue(str(found["LOCATION"]).startswith("Room A, second floor, Brussels"))
        self.assertTrue(found["URL"].endswith(f"/fr/events/{event.slug}/"))
        self.assertIn(found["URL"], str(found["DESCRIPTION"]))
        self.assertEqual(found["ORGANIZER"], "mailto:p@x.org")

    def test_never_hold_the_address_of_the_online_meeting(self):
        event = make_event(online_url="https://meet.example/secret", attendance="online")
        self.assertNotIn("meet.example", self.fetch(event).replace("\r\n ", ""))

    def test_cannot_add_lines(self):
        event = make_event({"en": "A\r\nATTACH:http://evil.example/"}, venue="B\nEND:VEVENT")
        found = self.read(event)
        self.assertNotIn("ATTACH", found)


class RevisionTests(RoundTripCase):
    """What changes reaches those who have the event already."""

    def setUp(self):
        self.event = make_event({"en": "Session"}, starts_on=date(2099, 1, 5))
        # An hour ago, so that a change shows at once.
        ago = self.event.created_at - timedelta(hours=1)
        Event.objects.filter(pk=self.event.pk).update(created_at=ago, changed_at=ago)
        self.event.refresh_from_db()

    def test_its_name_outlives_a_new_address(self):
        uid = self.read(self.event)["UID"]
        self.assertEqual(UUID(uid), self.event.uid)
        self.event.rename("another")
        self.assertEqual(self.read(Event.objects.get())["UID"], uid)

    def test_its_number_and_time_rise_with_a_change_of_facts(self):
        before = self.read(self.event)
        self.assertEqual(before["SEQUENCE"], 0)
        self.event.venue = "Room B"
        self.event.save()
        after = self.read(self.event)
        self.assertGreaterEqual(after["SEQUENCE"], 3600)
        self.assertGreater(after["LAST-MODIFIED"].dt, before["LAST-MODIFIED"].dt)
        self.assertEqual(after["DTSTAMP"].dt, after["LAST-MODIFIED"].dt)

    def test_its_number_rises_with_a_new_text(self):
        administrator = make_user(is_superuser=True)
        version = self.event.write("en", title="New title", author=administrator)
        version.publish(administrator)
        self.assertGreaterEqual(self.read(self.event)["SEQUENCE"], 3600)

    def test_tells_how_it_stands(self):
        for status, told, title in [
            ("planned", "TENTATIVE", "Session"),
            ("confirmed", "CONFIRMED", "Session"),
            ("postponed", "TENTATIVE", "Postponed: Session"),
            ("cancelled", "CANCELLED", "Cancelled: Session"),
        ]:
            Event.objects.update(status=status)
            found = self.read(self.event)
            with self.subTest(status=status):
                self.assertEqual((found["STATUS"], str(found["SUMMARY"])), (told, title))

    def test_is_published_to_be_asked_for_again(self):
        calendar = Calendar.from_ical(self.fetch(self.event))
        self.assertEqual(calendar["METHOD"], "PUBLISH")
        self.assertEqual(calendar["REFRESH-INTERVAL"].dt, timedelta(hours=6))
        self.assertEqual(calendar["VERSION"], "2.0")
