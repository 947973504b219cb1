"""Lines of iCalendar: whatever somebody writes, they stay whole and say the same."""

from django.test import SimpleTestCase
from vobject import readOne

from events.ics.calendars import Calendar, written

WORDS = [
    "Plain",
    "One, two; three: four \\ five \"six\"",
    "Two\nlines\r\nand\rthree",
    "Comma,\\n that is no line end",
    "Конференция по таможенному сотрудничеству и взаимной помощи " * 2,
    "世界海关组织协调制度委员会第七十九届会议" * 5,
    "الدورة الخامسة والأربعون بعد المائتين للجنة الفنية الدائمة " * 3,
    "🛃" * 60,
    "",
]  # fmt: skip


def named(words):
    """A calendar of nothing but a name."""
    return written(Calendar(words, []))


class LineTests(SimpleTestCase):
    def test_are_folded_at_75_octets_without_cutting_a_character(self):
        for words in WORDS:
            with self.subTest(words=words):
                *lines, end = named(words).encode().split(b"\r\n")
                self.assertEqual(end, b"")
                for line in lines:
                    self.assertLessEqual(len(line), 75)
                    line.decode()

    def test_say_what_was_written(self):
        for words in WORDS:
            with self.subTest(words=words):
                [name] = readOne(named(words)).contents["name"]
                self.assertEqual(name.value, "\n".join(words.splitlines()))

    def test_escape_what_has_a_meaning(self):
        self.assertIn('\r\nNAME:a\\, b\\; c: \\\\ "d"\\ne\r\n', named('a, b; c: \\ "d"\ne'))

    def test_end_only_where_they_end(self):
        whole = len(named("x").splitlines())
        for end in ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00"]:
            with self.subTest(end=end):
                found = named(f"x{end}ATTACH:http://evil.example/{end}")
                self.assertEqual(len(found.replace("\r\n ", "").splitlines()), whole)
                self.assertNotIn("\x00", found)
                self.assertNotIn("attach", readOne(found).contents)

    def test_are_the_same_for_the_same(self):
        self.assertEqual(named("One"), named("One"))

    def test_of_a_calendar_are_these(self):
        calendar = Calendar("Name", [], "/en/events/feed.ics?body=a&q=b,c")
        with self.settings(SITE_URL="https://wco.example"):
            self.assertEqual(written(calendar).split("\r\n"), [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//World Customs Organization//WCO Portal//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "NAME:Name",
                "X-WR-CALNAME:Name",
                "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
                "SOURCE;VALUE=URI:https://wco.example/en/events/feed.ics?body=a&q=b,c",
                "X-PUBLISHED-TTL:PT6H",
                "END:VCALENDAR",
                "",
            ])  # fmt: skip
