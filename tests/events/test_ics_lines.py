"""Lines of iCalendar: whatever somebody writes, they stay whole and say the same."""

from django.test import SimpleTestCase
from icalendar import Event
from icalendar.parser import Contentline

from events.ics.lines import line, text

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


class LineTests(SimpleTestCase):
    def test_are_folded_at_75_octets_without_cutting_a_character(self):
        for words in WORDS:
            written = line("SUMMARY", text(words))
            with self.subTest(words=words):
                self.assertTrue(written.endswith("\r\n"))
                pieces = written.encode().removesuffix(b"\r\n").split(b"\r\n")
                for number, piece in enumerate(pieces):
                    self.assertLessEqual(len(piece), 75)
                    piece.decode()
                    self.assertEqual(piece.startswith(b" "), number > 0)

    def test_say_what_was_written(self):
        for words in WORDS:
            event = Event.from_ical(f"BEGIN:VEVENT\r\n{line('SUMMARY', text(words))}END:VEVENT\r\n")
            with self.subTest(words=words):
                lines = "\n".join(words.splitlines())
                self.assertEqual(str(event["SUMMARY"]), lines)

    def test_end_only_where_they_end(self):
        for end in ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00"]:
            evil = f"x{end}ATTACH:http://evil.example/{end}"
            with self.subTest(end=end):
                for written in [line("SUMMARY", text(evil)), line("URL", evil)]:
                    self.assertEqual(len(written.removesuffix("\r\n").splitlines()), 1)

    def test_parameters_close_their_quotation_marks(self):
        written = line("ORGANIZER", "mailto:a@example.org", CN='A "B"; C:D', LANGUAGE="")
        self.assertEqual(written, "ORGANIZER;CN=\"A 'B'; C:D\":mailto:a@example.org\r\n")
        name, parameters, value = Contentline(written.strip()).parts()
        self.assertEqual((name, value), ("ORGANIZER", "mailto:a@example.org"))
        self.assertEqual(parameters["CN"], "A 'B'; C:D")
