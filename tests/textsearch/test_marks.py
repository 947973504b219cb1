"""Where a text holds what was asked for, to the letter."""

from django.test import TestCase

from textsearch.marks import Mark, marks
from textsearch.queries import understand


class MarksTests(TestCase):
    def places(self, words, text, language="en"):
        (found,) = marks(understand(words), [(language, text)])
        return found

    def test_are_places_with_what_was_wanted(self):
        text = "Goods and the good"
        self.assertEqual(self.places("good", text), [Mark(0, 5, "good"), Mark(14, 18, "good")])

    def test_come_from_first_to_last_whatever_was_typed_first(self):
        found = self.places("transit goods", "Goods in transit, goods")
        self.assertEqual([mark.wanted for mark in found], ["good", "transit", "good"])

    def test_of_a_phrase_are_one_from_its_first_word_to_its_last(self):
        text = "union, customs of the union, customs"
        self.assertEqual(
            [text[mark.start : mark.end] for mark in self.places('"customs of the union"', text)],
            ["customs of the union"],
        )

    def test_of_a_phrase_need_its_words_near_each_other(self):
        near, far = "customs union", f"customs {'- ' * 101}union"
        self.assertEqual(len(self.places('"customs union"', near)), 1)
        self.assertEqual(self.places('"customs union"', far), [])

    def test_do_not_lie_in_one_another(self):
        found = self.places("世界海关 海关组织", "世界海关组织", "zh-hans")
        self.assertEqual([(mark.start, mark.end) for mark in found], [(0, 6)])

    def test_are_not_of_what_must_be_missing(self):
        self.assertEqual(len(self.places("customs -union", "The customs union")), 1)

    def test_are_by_the_language_of_each_text(self):
        texts = [("en", "Customs"), ("fr", "Les douanes"), ("en", "Nothing"), ("fr", "Customs")]
        found = marks(understand("douane customs"), texts)
        self.assertEqual([len(some) for some in found], [1, 1, 0, 1])

    def test_cost_one_statement_for_all_texts_and_none_once_their_words_are_known(self):
        query = understand("zebra crossing")
        texts = [("en", f"Zebras cross, zebra{n}") for n in range(20)]
        with self.assertNumQueries(1):
            first = marks(query, texts)
        with self.assertNumQueries(0):
            self.assertEqual(marks(query, texts), first)

    def test_of_a_very_long_text_are_those_of_its_first_words(self):
        found = self.places("customs", "customs " * 3_000)
        self.assertEqual(len(found), 2_000)
