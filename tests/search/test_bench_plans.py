"""What is said of the plans of statements."""

from django.db import connection
from django.test import TestCase

from bench.plans import Watch, faults
from tests.factories import make_news

SCRATCH = """
CREATE TEMP TABLE scratch ON COMMIT DROP AS SELECT n FROM generate_series(1, 20000) n;
"""


class FaultsTests(TestCase):
    def kinds(self, sql, *values):
        """The faults without figures."""
        return [fault.partition(" ")[0] for fault in faults(sql, values)]

    def test_are_walks_through_large_tables(self):
        walk = "SELECT pk.id FROM content_version pk WHERE correction = %s"
        self.assertEqual(self.kinds(walk, "x"), ["walks"])
        self.assertEqual(self.kinds(f"SELECT EXISTS ({walk})", "x"), ["walks"])
        self.assertEqual(self.kinds("SELECT * FROM auth_group"), [])

    def test_are_none_where_an_index_is_used(self):
        make_news()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        self.assertEqual(self.kinds("SELECT * FROM content_version WHERE id = %s", 1), [])

    def test_are_none_in_parts_of_a_plan_that_were_not_needed(self):
        sql = (
            "SELECT CASE WHEN count(*) > %s THEN 0"
            " ELSE (SELECT count(*) FROM content_version) END FROM auth_group"
        )
        self.assertEqual(self.kinds(sql, -1), [])
        self.assertEqual(self.kinds(sql, 9_999), ["walks"])

    def test_are_many_more_rows_looked_at_than_given(self):
        with connection.cursor() as cursor:
            cursor.execute(SCRATCH)
        self.assertEqual(self.kinds("SELECT n FROM scratch WHERE n = 7"), ["looks"])
        self.assertEqual(self.kinds("SELECT n FROM scratch"), [])
        # Of a count, what is counted is given.
        self.assertEqual(self.kinds("SELECT count(*) FROM scratch"), [])
        self.assertEqual(self.kinds("SELECT count(*) FROM scratch WHERE n < 9"), ["looks"])

    def test_are_told_of_what_reads_only(self):
        self.assertEqual(self.kinds("DELETE FROM content_version"), [])
        self.assertEqual(self.kinds("\n (SELECT id FROM content_entry)"), ["walks"])


class WatchTests(TestCase):
    def test_counts_all_and_keeps_one_of_each_kind_of_slow_statement(self):
        watch = Watch()
        with connection.execute_wrapper(watch), connection.cursor() as cursor:
            for values in ["quick"], ["one", "two"], ["one", "two", "three"]:
                seconds = 0 if values == ["quick"] else 0.05
                marks = ", ".join(["%s"] * len(values))
                cursor.execute(f"SELECT pg_sleep({seconds}) WHERE 'x' NOT IN ({marks})", values)
        self.assertEqual(watch.statements, 3)
        ((sql, (_whole, values)),) = watch.slow.items()
        self.assertIn("(%s, ...)", sql)
        self.assertEqual(values, ["one", "two"])
