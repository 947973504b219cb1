"""Searches without a result: counted, and forgotten."""

from datetime import timedelta
from unittest.mock import patch

from django.db import DatabaseError, connection
from django.test import TestCase
from django.utils import timezone

from audit.tasks import forget_overdue
from search import misses
from search.misses import note_miss
from search.models import Miss


class NoteMissTests(TestCase):
    def noted(self):
        return list(Miss.objects.order_by("pk").values_list("language", "words", "number"))

    def test_counts_the_same_words_by_day_and_language(self):
        for words, language in [("Foo  Bar", "en"), ("foo bar", "en"), ("foo bar", "fr")]:
            with self.assertNumQueries(3):  # with a savepoint
                note_miss(words, language)
        self.assertEqual(self.noted(), [("en", "foo bar", 2), ("fr", "foo bar", 1)])

    def test_keeps_nothing_that_may_tell_of_a_person(self):
        for words in ["ana@customs.example", "+32 2 209 92 11", "AB12345678", "x" * 101, "", "“-”",
                      "4111-1111-1111-1111", "\x00"]:  # fmt: skip
            with self.subTest(words):
                note_miss(words, "en")
                self.assertEqual(self.noted(), [])
        note_miss("research paper 47 2024", "en")
        self.assertEqual(len(self.noted()), 1)

    def test_a_flood_ends(self):
        with patch.object(misses, "MOST_A_DAY", 2):
            for words in ["one", "two", "three", "one"]:
                note_miss(words, "en")
        self.assertEqual(self.noted(), [("en", "one", 2), ("en", "two", 1)])

    def test_is_never_an_error_for_the_visitor(self):
        def refuse(*_arguments):
            raise DatabaseError

        with connection.execute_wrapper(refuse), self.assertLogs("search.misses", "WARNING"):
            note_miss("words", "en")

    def test_is_forgotten_after_90_days(self):
        today = timezone.localdate()
        for days in [89, 90, 91]:
            Miss.objects.create(day=today - timedelta(days=days), language="en", words=str(days))
        forget_overdue(timestamp=0)
        self.assertEqual(set(Miss.objects.values_list("words", flat=True)), {"89", "90"})
