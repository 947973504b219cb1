"""Statements that are planned once per connection."""

from django.db import connection
from django.test import TestCase

from content.prepared import prepared

ASKED = "SELECT %s::bigint + 1"


class PreparedTests(TestCase):
    def ask(self, number):
        with connection.cursor() as cursor:
            cursor.execute(ASKED, [number])
            return cursor.fetchone()[0]

    def known(self):
        """The statements of this test that the connection knows."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT statement FROM pg_prepared_statements WHERE statement LIKE %s",
                ["SELECT $1::bigint%"],
            )
            return [statement for (statement,) in cursor.fetchall()]

    def test_are_prepared_when_they_are_asked_again(self):
        with prepared():
            self.assertEqual(self.ask(1), 2)
            self.assertEqual(self.known(), [])
            self.assertEqual([self.ask(2), self.ask(-1)], [3, 0])
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
        self.assertEqual(asked[1]["sql"], "SELECT 2::bigint + 1")
