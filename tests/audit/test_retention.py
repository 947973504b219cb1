"""Forgetting: each class of data at its time, nothing before, and never in a dry run."""

from datetime import timedelta
from io import StringIO

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from accounts.attempts import Attempt
from audit import retention
from audit.models import Action, Record
from audit.tasks import forget_overdue
from content.roles import ADMINISTRATOR
from mail.models import Letter, State
from tests.factories import make_user

DAY = timedelta(days=1)


def days_ago(days):
    return timezone.now() - days * DAY


def make_record(action, days):
    return Record.objects.create(action=action, at=days_ago(days))


class RetentionTests(TestCase):
    # Action -> days for which its records are kept.
    TIMES = {
        Action.SIGN_IN_FAILED: 90,
        Action.DENIED: 90,
        Action.SIGNED_IN: 365,
        Action.SESSION_ENDED: 365,
        Action.FILE_OPENED: 730,
        Action.RIGHTS_CHANGED: 1825,
        Action.REQUEST_REFUSED: 1825,
        Action.PUBLISHED: 1825,
    }

    def forget(self, *options):
        out = StringIO()
        call_command("forget", *options, stdout=out)
        return out.getvalue()

    def test_keeps_each_record_for_the_time_of_its_action(self):
        kept = [make_record(action, days - 1).pk for action, days in self.TIMES.items()]
        over = [make_record(action, days + 1).pk for action, days in self.TIMES.items()]
        self.forget("--dry-run")
        self.assertEqual(Record.objects.count(), len(kept + over))
        self.forget()
        self.assertEqual(sorted(Record.objects.values_list("pk", flat=True)), kept)

    def test_has_a_time_for_every_action(self):
        classes = [retention.TRACES, retention.SIGN_INS, retention.OPENED, retention.DECISIONS]
        actions = [action for actions in classes for action in actions]
        self.assertEqual(sorted(actions), sorted(Action))

    def test_says_what_is_overdue_and_deletes_nothing_in_a_dry_run(self):
        make_record(Action.DENIED, 100)
        said = self.forget("--dry-run")
        self.assertRegex(said, r"Audit log: failures and denials +90 days +1\n")
        self.assertIn("1 rows would be deleted.", said)
        self.assertIn("1 rows deleted.", self.forget())
        self.assertIn("0 rows deleted.", self.forget())

    def test_forgets_in_batches(self):
        over = days_ago(100)
        number = 2 * retention.BATCH_ROWS + 5
        Record.objects.bulk_create(Record(action=Action.DENIED, at=over) for _row in range(number))
        make_record(Action.DENIED, 1)
        forget_overdue(timestamp=0)
        self.assertEqual(Record.objects.count(), 1)

    def test_forgets_traces_of_signing_in(self):
        for days, is_right in [(2, False), (91, True), (0, False), (80, True)]:
            Attempt.objects.create(place="p", name="n", made_at=days_ago(days), is_right=is_right)
        for days, key in [(1, "over"), (-1, "open")]:
            Session.objects.create(session_key=key, session_data="", expire_date=days_ago(days))
        self.forget()
        self.assertEqual(Attempt.objects.count(), 2)
        self.assertEqual([session.session_key for session in Session.objects.all()], ["open"])

    def test_never_forgets_a_letter_that_is_still_tried(self):
        for state in [State.SENT, State.GIVEN_UP, State.WAITING]:
            sent_at = days_ago(400) if state == State.SENT else None
            words = {"to": "a@b.example", "subject": "x", "body": "y", "language": "en"}
            Letter.objects.create(**words, state=state, sent_at=sent_at, created_at=days_ago(400))
        self.forget()
        self.assertEqual([letter.state for letter in Letter.objects.all()], [State.WAITING])

    @override_settings(
        RETENTION=["tests.audit.test_retention.broken", *["audit.retention.records_kept"]]
    )
    def test_forgets_the_rest_where_one_class_cannot_be_forgotten(self):
        make_record(Action.DENIED, 100)
        with self.assertLogs("audit.retention", "ERROR"):
            self.forget()
        self.assertFalse(Record.objects.exists())

    def test_is_shown_to_administrators_with_what_is_overdue(self):
        make_record(Action.DENIED, 100)
        self.client.force_login(make_user(ADMINISTRATOR))
        page = self.client.get("/admin/audit/record/retention/")
        self.assertContains(page, "Audit log: failures and denials")
        self.assertContains(page, "<td>90 days</td>")
        self.assertContains(page, "<td>1</td>")
        self.assertContains(page, "<td>5 years</td>")
        self.assertTrue(Record.objects.filter(action=Action.DENIED).exists())


def broken(at):
    """A class whose rows the database does not let go."""
    overdue = Record.objects.extra(where=["1 / 0 = 1"])
    return [retention.Kept("Broken", DAY, overdue)]
