"""Whatever a mail server does: no letter is lost, none comes twice, no page waits (E14, E15)."""

import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from mail.models import Letter, State
from mail.tasks import deliver
from tests.contact.test_views import words
from tests.factories import make_subject
from tests.mail.postbox import ACCEPTS, CUT, CUT_TAKEN, DRIP, HANG, HANG_TAKEN, SHORTER_THAN_A_HANG
from tests.mail.test_letters import PostTestCase, make_due, write

# What a server does wrong, and stages at which it can do so.
STAGES = ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END"]
FAULTS = ["421 busy", "451 later", "550 no", "554 never", HANG, CUT, b"\xff\xfe\x00\x80", "2"]
INSIDE = [
    {"CONNECT": DRIP},
    {"END": DRIP},
    {"READ": HANG},
    {"READ": CUT},
    {"READ": DRIP},
    {"END": "452 disk full"},
]
# Seconds for an answer that never comes; six times as many for one that never ends.
IMPATIENT = override_settings(EMAIL_TIMEOUT=0.12)


class MisbehaviourTests(PostTestCase):
    def assert_comes_later(self, letter):
        """The letter was put off; once the server behaves, it comes, and once only."""
        self.assertEqual(self.state_of(letter), (State.WAITING, 1))
        self.assertTrue(letter.error)
        self.assertEqual(self.postbox.letters, [])
        self.postbox.manners = ACCEPTS
        for _time in range(2):
            make_due(letter)
            deliver(letter_pk=letter.pk)
        self.assertEqual(self.state_of(letter), (State.SENT, 2))
        self.assertEqual(len(self.postbox.letters), 1)
        self.postbox.letters.clear()

    def test_loses_nothing_and_doubles_nothing(self):
        for manners in [{stage: fault} for stage in STAGES for fault in FAULTS] + INSIDE:
            with self.subTest(manners=manners):
                # Where EHLO is not understood, HELO is tried.
                self.postbox.manners = manners | {"HELO": manners.get("EHLO", "250 fine")}
                letter, start = write(), time.monotonic()
                with IMPATIENT:
                    deliver(letter_pk=letter.pk)
                self.assertLess(time.monotonic() - start, SHORTER_THAN_A_HANG)
                self.assert_comes_later(letter)

    def test_comes_twice_at_most_where_nobody_heard_that_it_was_taken(self):
        for end in [CUT_TAKEN, HANG_TAKEN]:
            with self.subTest(end=end):
                self.postbox.manners = {"END": end}
                letter = write()
                with IMPATIENT:
                    deliver(letter_pk=letter.pk)
                self.assertEqual(self.state_of(letter), (State.WAITING, 1))
                self.postbox.manners = ACCEPTS
                for _time in range(3):
                    make_due(letter)
                    deliver(letter_pk=letter.pk)
                names = [re.search(r"Message-ID: (\S+)", sent)[1] for sent in self.postbox.letters]
                self.assertEqual((len(names), len(set(names))), (2, 1))
                self.postbox.letters.clear()

    def test_comes_from_a_slow_server(self):
        self.postbox.pause = 0.05
        letter = write()
        with override_settings(EMAIL_TIMEOUT=2):
            deliver(letter_pk=letter.pk)
        self.assertEqual(self.state_of(letter), (State.SENT, 1))

    def test_is_given_up_within_hours_where_it_is_refused_for_good(self):
        for stage in ["RCPT", "DATA", "END"]:
            for said, is_given_up in [("550 no such person", True), ("450 come back", False)]:
                with self.subTest(stage=stage, said=said):
                    self.postbox.manners = {stage: said}
                    letter = write()
                    long_ago = timezone.now() - timedelta(hours=4)
                    Letter.objects.filter(pk=letter.pk).update(trying_since=long_ago)
                    deliver(letter_pk=letter.pk)
                    expected = State.GIVEN_UP if is_given_up else State.WAITING
                    self.assertEqual(self.state_of(letter), (expected, 1))
                    self.assertIn(said.partition(" ")[2], letter.error)

    def test_is_sent_in_no_other_way_than_was_agreed(self):
        with override_settings(EMAIL_USE_TLS=True):
            for offers in [["250 fine"], ["250-postbox", "250 STARTTLS"]]:
                with self.subTest(offers=offers):
                    self.postbox.offers = offers
                    self._take_certificate()
                    letter = write()
                    deliver(letter_pk=letter.pk)
                    self.assertEqual(self.state_of(letter), (State.WAITING, 1))
                    self.assertNotIn("MAIL", self.postbox.stages)
            self.assertIn("certificate", letter.error.lower())

    def test_is_not_sent_where_the_password_is_wrong(self):
        self.postbox.offers = ["250-postbox", "250 AUTH PLAIN"]
        self.postbox.manners = {"AUTH": "535 wrong"}
        with override_settings(EMAIL_HOST_USER="portal", EMAIL_HOST_PASSWORD="secret"):
            letter = write()
            deliver(letter_pk=letter.pk)
            self.assertNotIn("MAIL", self.postbox.stages)
            self.assert_comes_later(letter)

    def _take_certificate(self):
        """Let the server have a certificate that nobody vouches for."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
        ).sign(key, hashes.SHA256())
        pem = serialization.Encoding.PEM
        private = key.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        with tempfile.NamedTemporaryFile() as file:
            Path(file.name).write_bytes(private + certificate.public_bytes(pem))
            self.postbox.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.postbox.tls.load_cert_chain(file.name)

    def test_holds_up_no_page(self):
        self.postbox.manners = {"CONNECT": HANG}
        make_subject()
        self.client.get("/en/contact/")  # reads the templates
        start = time.monotonic()
        response = self.client.post("/en/contact/", words())
        self.assertEqual(response.status_code, 302)
        self.assertLess(time.monotonic() - start, SHORTER_THAN_A_HANG)
        self.assertEqual(self.postbox.stages, [])
        self.assertEqual(Letter.objects.due().count(), 1)


class KilledWorkerTests(PostTestCase):
    """A worker that is killed: another one takes up what it had in hand."""

    def start(self):
        environment = os.environ | {
            "DEMO": "1", "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(self.postbox.port),
            "EMAIL_SECURITY": "none",
        }  # fmt: skip
        command = [sys.executable, "-m", "tests.mail.work"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
        pipes["stderr"] = subprocess.DEVNULL
        worker = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, **pipes)
        self.addCleanup(worker.stdin.close)
        self.addCleanup(worker.wait, 10)
        self.addCleanup(worker.kill)
        return worker

    def begin(self, worker):
        worker.stdin.write(b"\n")
        worker.stdin.flush()

    def kill_when(self, stage):
        """Kill a worker at a stage of its conversation with the mail server."""
        worker = self.start()
        self.next_worker = self.start()  # makes itself ready meanwhile
        self.begin(worker)
        self.assertTrue(self.postbox.wait_until(lambda: stage in self.postbox.stages, 30))
        return worker

    def assert_comes_once(self, letter, tries):
        self.postbox.manners = ACCEPTS
        start = time.monotonic()
        self.begin(self.next_worker)
        is_sent = Letter.objects.filter(pk=letter.pk, state=State.SENT).exists
        self.assertTrue(self.postbox.wait_until(is_sent, 60))
        self.assertLess(time.monotonic() - start, 60)
        # Let what would double it have its chance.
        time.sleep(1)
        self.assertEqual(self.state_of(letter), (State.SENT, tries))
        self.assertEqual(len(self.postbox.letters), 1)

    def test_before_the_server_has_the_letter(self):
        self.postbox.manners = {"EHLO": HANG}
        letter = write()
        worker = self.kill_when("EHLO")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        self.assertEqual(self.state_of(letter), (State.WAITING, 0))
        self.assert_comes_once(letter, tries=1)

    def test_in_the_middle_of_the_letter(self):
        self.postbox.manners = {"READ": HANG}
        letter = write()
        worker = self.kill_when("READ")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        self.assert_comes_once(letter, tries=1)

    def test_after_the_server_has_the_letter(self):
        self.postbox.manners = {"QUIT": HANG}
        letter = write()
        worker = self.kill_when("QUIT")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        self.assert_comes_once(letter, tries=1)
        self.assertEqual(len(self.postbox.wait_for(1)), 1)
