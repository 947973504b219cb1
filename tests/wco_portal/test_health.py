"""Liveness without the database, readiness with it."""

from datetime import timedelta

from django.db import OperationalError, connection
from django.test import TestCase
from django.utils import timezone

from mail.letters import write
from mail.models import Letter


class HealthTests(TestCase):
    def test_liveness_asks_nothing(self):
        with self.assertNumQueries(0):
            response = self.client.get("/healthz")
        self.assertEqual(response.json(), {"status": "ok"})

    def test_readiness_asks_each_part(self):
        response = self.client.get("/readyz")
        self.assertEqual(
            response.json(),
            {"database": True, "migrations": True, "storage": True, "mail_seconds": 0},
        )

    def test_readiness_tells_how_long_letters_wait_and_takes_visitors_all_the_same(self):
        now = timezone.now()
        for minutes in [-5, 2, 90, 10]:
            letter = write(to="secret@portal.example", subject="Secret", body="Secret")
            Letter.objects.filter(pk=letter.pk).update(next_try_at=now - timedelta(minutes=minutes))
        self.client.get("/readyz")
        with self.assertNumQueries(2):
            response = self.client.get("/readyz")
        self.assertEqual(response.status_code, 200)
        self.assertAlmostEqual(response.json()["mail_seconds"], 90 * 60, delta=30)
        self.assertNotIn("ecret", response.content.decode())
        Letter.objects.get(next_try_at=now - timedelta(minutes=90)).mark_sent()
        seconds = self.client.get("/readyz").json()["mail_seconds"]
        self.assertAlmostEqual(seconds, 10 * 60, delta=30)

    def test_is_not_ready_without_the_database_and_says_no_more(self):
        def fail(execute, sql, params, many, context):
            raise OperationalError("password=secret")

        with connection.execute_wrapper(fail):
            response = self.client.get("/readyz")
        self.assertEqual(response.status_code, 503)
        self.assertEqual(
            response.json(),
            {"database": False, "migrations": False, "storage": True, "mail_seconds": None},
        )
