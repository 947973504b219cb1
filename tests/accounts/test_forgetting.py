"""What is kept about people goes when its time is over, and not before."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, TestCase
from django.utils import timezone

from accounts.kept_data import kept_data
from affiliations.models import AccessRequest
from audit.retention import everything_kept
from audit.tasks import forget_overdue
from tests.factories import make_affiliation, make_request, make_user


class ForgettingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user()
        client = Client()
        client.force_login(cls.user)
        keys = [client.session.session_key, "ended"]
        for key in keys:
            UserSession.objects.create(
                user=cls.user, session_key=key, ip="192.0.2.1", user_agent="Browser"
            )
        now = timezone.now()
        old, older = now - timedelta(days=15), now - timedelta(days=366)
        cls.kept = [
            make_request(state="sent", asked_at=now - timedelta(days=13)),
            make_request(asked_at=older),
            make_request(state="refused", ended_at=now - timedelta(days=364)),
            make_request(state="approved", ended_at=older, affiliation=make_affiliation()),
        ]
        make_request(state="sent", asked_at=old)
        make_request(state="refused", ended_at=older)

    def test_deletes_what_is_overdue_and_nothing_else(self):
        forget_overdue(timestamp=0)
        self.assertEqual(UserSession.objects.exclude(session_key="ended").count(), 1)
        self.assertFalse(UserSession.objects.filter(session_key="ended").exists())
        self.assertQuerySetEqual(AccessRequest.objects.all(), self.kept, ordered=False)

    def test_forgets_sessions_with_their_time(self):
        later = timezone.now() + timedelta(days=15)
        rows = {str(kept.what): kept.overdue.count() for kept in everything_kept(later)}
        self.assertEqual(rows["Sessions that are over: where and when"], 2)

    def test_every_class_says_what_it_is_and_how_long_it_lasts(self):
        names = [kept.name for kept in kept_data()]
        self.assertEqual(len(set(names)), len(names))
        for kept in kept_data():
            with self.subTest(kept=kept.name):
                self.assertTrue(kept.label and kept.lasts and kept.after_erasure)
                self.assertRegex(kept.name, r"^[a-z-]+$")

    def test_the_documentation_says_the_same(self):
        told = (settings.BASE_DIR / "docs" / "personal-data.md").read_text(encoding="utf-8")
        rows = [f"| {kept.label} | {kept.lasts} | {kept.after_erasure} |" for kept in kept_data()]
        table = [line for line in told.splitlines() if line.startswith("|")]
        self.assertEqual(table[2:], rows)

    def test_forgets_sessions_of_the_browser_that_are_over(self):
        Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
        forget_overdue(timestamp=0)
        self.assertFalse(Session.objects.exists() or UserSession.objects.exists())
