"""Letters: none is lost, none is sent twice, none is sent for what did not happen."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from unittest import mock

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction
from django.test import override_settings
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from audit.tasks import forget_overdue
from mail import letters
from mail.models import Letter, State
from mail.tasks import deliver, deliver_due
from tests.cases import CommittingTestCase
from tests.mail import postbox
from tests.mail.postbox import Postbox

SMTP = "mail.smtp.EmailBackend"


def write(**changes):
    words = {"to": "desk@portal.example", "subject": "A question", "body": "Text é\n"}
    return letters.write(**words | changes)


def make_due(letter):
    """Let the pause of a letter be over."""
    Letter.objects.filter(pk=letter.pk).update(next_try_at=timezone.now())


class PostTestCase(CommittingTestCase):
    """A mail server that really answers, and a short patience with it."""

    def setUp(self):
        self.postbox = Postbox()
        self.addCleanup(self.postbox.close)
        server = {"EMAIL_BACKEND": SMTP, "EMAIL_HOST": "127.0.0.1", "EMAIL_TIMEOUT": 0.4}
        self.enterContext(override_settings(**server, EMAIL_PORT=self.postbox.port))

    def state_of(self, letter):
        letter.refresh_from_db()
        return letter.state, letter.tries


class LetterTests(PostTestCase):
    def test_arrives_whole_and_once(self):
        with translation.override("fr"):
            letter = write(reply_to="visitor@example.org")
        for _time in range(3):
            deliver(letter_pk=letter.pk)
            deliver_due(timestamp=0)
        (arrived,) = self.postbox.letters
        for line in [
            "To: desk@portal.example", "Reply-To: visitor@example.org", "Subject: A question",
            "Content-Language: fr", "Text é", f"Message-ID: <letter-{letter.pk}-",
        ]:  # fmt: skip
            self.assertIn(line, arrived)
        self.assertEqual(self.state_of(letter), (State.SENT, 1))

    def test_is_put_off_whatever_the_server_does(self):
        for manners in [
            postbox.REFUSES, postbox.REFUSES_RECIPIENT, postbox.HANGS, postbox.CUTS_AFTER_DATA
        ]:  # fmt: skip
            with self.subTest(manners=manners):
                self.postbox.manners = manners
                letter = write()
                deliver(letter_pk=letter.pk)
                self.assertEqual(self.state_of(letter), (State.WAITING, 1))
                self.assertTrue(letter.error)
                self.assertGreater(letter.next_try_at, timezone.now())
                self.postbox.manners = postbox.ACCEPTS
                deliver(letter_pk=letter.pk)
                self.assertEqual(self.postbox.letters, [])
                make_due(letter)
                deliver_due(timestamp=0)
                self.assertEqual(self.state_of(letter), (State.SENT, 2))
                self.assertEqual(len(self.postbox.letters), 1)
                self.postbox.letters.clear()

    def test_waits_no_longer_than_its_patience_for_a_server_that_hangs(self):
        self.postbox.manners = postbox.HANGS
        start = time.monotonic()
        deliver(letter_pk=write().pk)
        self.assertLess(time.monotonic() - start, postbox.SHORTER_THAN_A_HANG)

    def test_is_put_off_where_no_server_is(self):
        with override_settings(EMAIL_PORT=1):
            letter = write()
            deliver(letter_pk=letter.pk)
        self.assertEqual(self.state_of(letter), (State.WAITING, 1))
        self.assertIn("ConnectionRefusedError", letter.error)

    def test_is_sent_once_by_a_server_that_never_says_goodbye(self):
        for manners in [postbox.HANGS_AT_QUIT, postbox.RAMBLES_AT_QUIT]:
            with self.subTest(manners=manners):
                self.postbox.manners = manners
                letter = write()
                deliver(letter_pk=letter.pk)
                self.assertEqual(self.state_of(letter), (State.SENT, 1))
                self.assertEqual(len(self.postbox.letters), 1)
                self.postbox.letters.clear()

    def test_keeps_an_error_that_no_column_holds(self):
        letter = write()
        letter.put_off(OSError("odd\0" + "long" * 500))
        self.assertEqual(self.state_of(letter), (State.WAITING, 1))

    def test_bears_the_same_number_at_each_try(self):
        letter = write()
        first = letter.message().message()["Message-ID"]
        letter = Letter.objects.get(pk=letter.pk)
        self.assertEqual(letter.message().message()["Message-ID"], first)

    def test_is_tried_at_growing_intervals_for_five_days(self):
        letter = write()
        pauses, tried_at = [], letter.trying_since
        while letter.state == State.WAITING:
            letter.put_off(OSError("refused"))
            seconds = (letter.next_try_at - timezone.now()).total_seconds()
            pauses.append(timedelta(seconds=round(seconds)))
            tried_at += pauses[-1]
            letter.trying_since -= pauses[-1]
        self.assertEqual(pauses, sorted(pauses))
        self.assertEqual(pauses[:3], [timedelta(minutes=minutes) for minutes in [1, 2, 4]])
        self.assertEqual(self.state_of(letter)[0], State.GIVEN_UP)
        days = (tried_at - letter.created_at) / timedelta(days=1)
        self.assertAlmostEqual(days, 5, delta=0.3)

    def test_is_tried_again_when_staff_ask(self):
        letter = write()
        Letter.objects.update(state=State.GIVEN_UP, tries=30)
        deliver(letter_pk=letter.pk)
        self.assertEqual(self.postbox.letters, [])
        self.assertTrue(letters.try_again(letter))
        deliver(letter_pk=letter.pk)
        self.assertEqual(self.state_of(letter), (State.SENT, 1))
        self.assertFalse(letters.try_again(letter))

    def test_belongs_to_the_transaction_of_its_cause(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            write()
            raise ZeroDivisionError
        self.assertFalse(Letter.objects.exists())
        self.assertFalse(ProcrastinateJob.objects.filter(task_name=deliver.name).exists())

    def test_begins_no_header_with_what_others_wrote(self):
        letter = write(subject="Hello\r\nBcc: all@example.org\x85X: y\u2028Z\0")
        deliver(letter_pk=letter.pk)
        headers = self.postbox.letters[0].partition("\r\n\r\n")[0]
        for header in ["bcc:", "x:", "z:"]:
            self.assertNotIn(f"\n{header}", headers.lower())
        for odd in ["a@b.example\nBcc: c@d.example", "a b", "a@b.example,c@d.example", ""]:
            with self.subTest(to=odd), self.assertRaises(ValidationError):
                write(to=odd)
        with self.assertRaises(ValidationError):
            write(reply_to="a@b.example\r\nBcc: c@d.example")
        with self.assertRaises(IntegrityError):
            Letter.objects.create(to="a@b.example", subject="a\nb", body="", language="en")

    def test_is_not_taken_in_hand_twice(self):
        letter = write()
        other = connection.copy()
        self.addCleanup(other.close)
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM mail_letter WHERE id = %s FOR UPDATE", [letter.pk])
        deliver(letter_pk=letter.pk)
        self.assertEqual(self.postbox.letters, [])
        other.rollback()
        deliver(letter_pk=letter.pk)
        self.assertEqual(len(self.postbox.letters), 1)

    def test_is_forgotten_when_it_was_sent_long_ago_and_only_then(self):
        for letter, state in [(write(), State.SENT), (write(), State.GIVEN_UP)]:
            long_ago = timezone.now() - timedelta(days=91)
            sent_at = long_ago if state == State.SENT else None
            Letter.objects.filter(pk=letter.pk).update(
                state=state, created_at=long_ago, sent_at=sent_at
            )
        fresh = write()
        deliver(letter_pk=fresh.pk)
        forget_overdue(timestamp=0)
        states = set(Letter.objects.values_list("state", flat=True))
        self.assertEqual((Letter.objects.count(), states), (2, {State.GIVEN_UP, State.SENT}))


def work_once():
    """Run the worker in a thread of its own: in this one a browser's loop may be running."""

    def work():
        try:
            call_command("run_worker", once=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


class WorkerTests(PostTestCase):
    def setUp(self):
        super().setUp()
        # The worker's threads must leave no connection behind.
        self.enterContext(mock.patch.dict(connection.settings_dict, CONN_MAX_AGE=0))

    def test_sends_what_was_written_and_what_its_job_has_left(self):
        write(subject="With a job")
        Letter.objects.create(to="a@b.example", subject="Without", body="", language="en")
        work_once()
        work_once()
        deliver_due(timestamp=0)
        subjects = [letter.partition("Subject: ")[2].split("\n")[0] for letter in
                    self.postbox.wait_for(2)]  # fmt: skip
        self.assertEqual({s.strip() for s in subjects}, {"With a job", "Without"})
        self.assertEqual(len(subjects), 2)

    def test_is_not_hurried_by_the_limits_of_the_pages(self):
        options = connection.settings_dict["OPTIONS"]
        hurried = options | {"options": "-c statement_timeout=300ms -c lock_timeout=200ms"}
        self.enterContext(mock.patch.dict(connection.settings_dict, OPTIONS=hurried))
        self.postbox.manners = postbox.HANGS
        letter = write()
        work_once()
        self.assertEqual(self.state_of(letter), (State.WAITING, 1))
