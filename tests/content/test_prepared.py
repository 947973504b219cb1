"""Statements that are planned once per connection."""

from django.db import connection
from django.test import TestCase

from content.prepared import prepared


class PreparedTests(TestCase):
    def setUp(self):
        # A connection keeps what other tests prepared.
        self.asked = f'SELECT %s::bigint + 1 AS "{self._testMethodName}"'

    def ask(self, number):
        with connection.cursor() as cursor:
            cursor.execute(self.asked, [number])
            return cursor.fetchone()[0]

    def known(self):
        """The statements of this test that the connection knows."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT statement FROM pg_prepared_statements WHERE statement = %s",
                [self.asked.replace("%s", "$1")],
            )
            return [statement for (statement,) in cursor.fetchall()]

    def test_are_prepared_when_they_are_asked_again(self):
        with prepared():
            self.assertEqual(self.ask(1), 2)
            self.assertEqual(self.known(), [])
            self.assertEqual([self.ask(2), self.ask(-1)], [3, 0])
        self.assertEqual(len(self.known()), 1)

    def test_are_prepared_whatever_is_asked_between(self):
        with prepared():
            self.ask(1)
        with connection.cursor() as cursor:
            for number in range(150):
                cursor.execute(f"SELECT {number}")
        with prepared():
            self.ask(2)
        self.assertEqual(len(self.known()), 1)

    def test_others_are_not(self):
        with prepared():
            pass
        self.assertEqual([self.ask(1), self.ask(2)], [2, 3])
        self.assertEqual(self.known(), [])

    def test_are_logged_whole(self):
        with self.assertNumQueries(2) as asked, prepared():
            self.ask(1)
            self.ask(2)
        self.assertEqual(asked[1]["sql"], self.asked.replace("%s", "2"))
