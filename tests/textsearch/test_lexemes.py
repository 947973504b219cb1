"""What PostgreSQL made of words is kept, within bounds, for all threads."""

from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from django.db import connection
from django.test import SimpleTestCase, TestCase

from textsearch import lexemes
from textsearch.queries import understand


class KeptTests(TestCase):
    def setUp(self):
        kept = mock.patch.multiple(lexemes._Kept, known={}, older={})
        kept.start()
        self.addCleanup(kept.stop)

    def test_asks_once_for_all_that_is_new(self):
        with self.assertNumQueries(1):
            understand("customs union -trade HS2022")
        with self.assertNumQueries(0):
            understand("union customs")

    def test_keeps_a_bounded_number_of_short_words(self):
        with mock.patch.object(lexemes, "MOST_KNOWN", 100):
            understand("customs")
            for n in range(50):
                understand(f"garbage{n} rubbish{n}")
                understand("customs")
                self.assertLessEqual(len(lexemes._Kept.known) + len(lexemes._Kept.older), 300)
            with self.assertNumQueries(0):
                understand("customs")
            for n in range(40):
                if not lexemes._Kept.older:
                    understand(f"other{n}")
            with self.assertNumQueries(0):
                understand("customs")
        understand("x" * 200)
        self.assertFalse([words for _, words in lexemes._Kept.known if len(words) > 60])

    def test_survives_being_emptied_by_another_thread(self):
        def answer(wordings):
            return {wording: f"'{wording[1]}'" for wording in wordings}

        with (
            mock.patch.object(lexemes, "MOST_KNOWN", 20),
            mock.patch.object(lexemes, "_learn", answer),
            ThreadPoolExecutor(8) as threads,
        ):
            asked = [[f"word{(n * m) % 97}" for m in range(16)] for n in range(500)]
            for query in threads.map(lambda words: understand(" ".join(words)), asked):
                self.assertTrue(query)


class SequenceTests(SimpleTestCase):
    def test_reads_sequences(self):
        found = lexemes.steps("'o''neil' <-> 'a\\\\b' <3> '海':*")
        self.assertEqual(found, [(1, "o'neil"), (1, "a\\b"), (3, "海")])

    def test_takes_sequences_apart(self):
        self.assertEqual(lexemes.loose("'a'"), "'a'")
        self.assertEqual(lexemes.loose("'a' <-> 'o''n' <2> 'a'"), "'a' & 'o''n'")
        self.assertEqual(lexemes.loose("'海关' <-> '关法'"), "'海关' & '关法'")
        self.assertEqual(
            lexemes.loose("'海关' <-> '关组' <-> '组合' <-> '合作'"),
            "'海关' & ('关组' | '组合') & '合作'",
        )
        self.assertEqual(lexemes.loose("'海关' <-> 'aeo' <-> '类':*"), "'海关' & 'aeo' & '类':*")


class ShapeTests(TestCase):
    def test_languages_are_told_apart_only_where_they_ask_for_something_else(self):
        self.assertNotIn("l=", understand("海关").text())
        query = understand("tariffs")
        self.assertIn("'l=en'", query.text())
        self.assertEqual(query.text_in(["en"]), f"({query.by_language['en']})")
        self.assertEqual(understand("").text_in(["en"]), "")

    def test_asks_languages_with_the_same_words_together(self):
        query = understand("tariffs").text("'k=newsroom.news'")
        self.assertEqual(query.count("'tariff'"), 1)
        self.assertIn("'k=newsroom.news'", query)
        self.assertLess(len(query), 200)

    def test_asks_for_single_characters_as_beginnings(self):
        self.assertEqual(understand("海").by_language["zh-hans"], "'海':*")
        self.assertEqual(understand("第186届").by_language["en"], "'第':* & '186' <-> '届':*")

    def test_is_the_syntax_of_postgresql(self):
        for words in ["customs", '"a b" -c', "HS2022 海关AEO", "o'neil's \\ & | ! <->"]:
            with connection.cursor() as cursor:
                cursor.execute("SELECT %s::tsquery", [understand(words).text()])
