"""What the desk reads: agendas as people write them, and the numbers of sessions in titles."""

from django.test import SimpleTestCase

from meetings.desk.agenda_text import read_agenda, take_times
from meetings.desk.titles import next_titles
from meetings.numbering import sort_key


def numbers(text):
    return [line.number for line in read_agenda(text).lines]


class AgendaTextTests(SimpleTestCase):
    def test_reads_numbers_however_they_are_set_off(self):
        text = "1. One\n2) Two\n3 Three\n4 – Four\nItem 5: Five\nPoint 6 : Six\n7、七"
        self.assertEqual(numbers(text), ["1", "2", "3", "4", "5", "6", "7"])
        self.assertEqual(read_agenda(text).lines[4].title, "Five")

    def test_reads_digits_of_other_scripts(self):
        self.assertEqual(numbers("١. افتتاح\n٢.١ فرعي\n۳. سوم"), ["1", "2.1", "3"])
        self.assertEqual(numbers("一、开幕\n二十一、报告\n１．通过议程"), ["1", "21"])
        self.assertEqual(numbers("第三项：其他\n４．报告"), ["3", "4"])

    def test_reads_sub_items_by_number_letter_bullet_or_indentation(self):
        text = (
            "2. Two\n2.1 By number\na) By letter\n- By bullet\n    Further in\n3. Three\n  1. Anew"
        )
        self.assertEqual(numbers(text), ["2", "2.1", "2a", "2.2", "2.3", "3", "3.1"])
        self.assertEqual([line.parent for line in read_agenda(text).lines][1:4], ["2", "2", "2"])

    def test_reads_times_before_or_behind_the_title(self):
        for words in [
            "10:00-11:30 1. Opening", "1. Opening 10:00–11:30", "1. Opening (10 h 00 – 11 h 30)",
            "1. Opening 10h-11h30", "1. 10.00 - 11.30 Opening", "1. Opening, 10:00 to 11:30",
            "١. Opening ١٠:٠٠-١١:٣٠", "1. Opening 10：00－11：30",
        ]:  # fmt: skip
            with self.subTest(words=words):
                found = read_agenda(words).lines[0]
                self.assertEqual((found.title, found.times), ("Opening", "10:00–11:30"))

    def test_leaves_numbers_in_titles_alone(self):
        for words in ["Report 2.10 of 2025", "Use of 5G", "Rules 10:00 years on", "Work at 25:00"]:
            with self.subTest(words=words):
                self.assertEqual(take_times(words), (None, None, words))

    def test_times_that_end_before_they_begin_stay_words(self):
        words = "Opening 11:30-10:00"
        self.assertEqual(take_times(words), (None, None, words))

    def test_says_which_lines_are_not_understood_and_why(self):
        reading = read_agenda("Draft agenda\n1. One\n1. Again\n2.\n")
        self.assertEqual([line.number for line in reading.lines], ["1"])
        self.assertEqual([line.place for line in reading.unread], [1, 3, 4])
        self.assertIn("Number 1 is there already.", reading.unread[1].reason)

    def test_never_fails_whatever_is_pasted(self):
        for text in ["", "\x00", "1" * 70_000, "1.\t" * 500, "二 \n(a) x\n- y\nXIVXIV. z", "9" * 4]:
            with self.subTest(text=text[:20]):
                read_agenda(text)

    def test_sorts_as_people_count(self):
        wanted = ["1", "2", "2.1", "2.2", "2.10", "10"]
        mixed = ["10", "2.10", "2", "2.2", "1", "2.1"]
        self.assertEqual(sorted(mixed, key=sort_key), wanted)


class TitleTests(SimpleTestCase):
    def test_raises_the_numbers_in_every_language(self):
        titles = {
            "en": "243rd/244th Sessions of the PTC", "fr": "243e/244e sessions du CTP",
            "es": "243.ª/244.ª reuniones", "ru": "243-я/244-я сессии",
            "ar": "الدورتان ٢٤٣/٢٤٤", "zh-hans": "第243/244届会议",
        }  # fmt: skip
        raised = {
            "en": "245th/246th Sessions of the PTC", "fr": "245e/246e sessions du CTP",
            "es": "245.ª/246.ª reuniones", "ru": "245-я/246-я сессии",
            "ar": "الدورتان ٢٤٥/٢٤٦", "zh-hans": "第245/246届会议",
        }  # fmt: skip
        self.assertEqual(next_titles(titles, 2025, 2026), raised)

    def test_writes_english_and_french_ordinals(self):
        for old, new in [
            ("1st Session", "2nd Session"), ("2nd Session", "3rd Session"),
            ("10th Session", "11th Session"), ("20th Session", "21st Session"),
            ("110th Session", "111th Session"),
        ]:  # fmt: skip
            with self.subTest(old=old):
                self.assertEqual(next_titles({"en": old}, 2025, 2026), {"en": new})
        self.assertEqual(next_titles({"fr": "1re session"}, 2025, 2026), {"fr": "2e session"})

    def test_moves_the_year_and_leaves_other_numbers(self):
        titles = {"en": "Forum 2025 on Article 243 and 5G"}
        self.assertEqual(
            next_titles(titles, 2025, 2026), {"en": "Forum 2026 on Article 243 and 5G"}
        )
