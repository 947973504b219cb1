"""Liveness without the database, readiness with it."""

from django.db import OperationalError, connection
from django.test import TestCase


class HealthTests(TestCase):
    def test_liveness_asks_nothing(self):
        with self.assertNumQueries(0):
            response = self.client.get("/healthz")
        self.assertEqual(response.json(), {"status": "ok"})

    def test_readiness_asks_each_part(self):
        response = self.client.get("/readyz")
        self.assertEqual(response.json(), {"database": True, "migrations": True, "storage": True})

    def test_is_not_ready_without_the_database_and_says_no_more(self):
        def fail(execute, sql, params, many, context):
            raise OperationalError("password=secret")

        with connection.execute_wrapper(fail):
            response = self.client.get("/readyz")
        self.assertEqual(response.status_code, 503)
        self.assertEqual(response.json(), {"database": False, "migrations": False, "storage": True})
