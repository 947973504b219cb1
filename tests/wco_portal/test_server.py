"""The delivered server, over the wire: raw oddities, large bodies, a database that is away."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

MEGABYTE = 1024 * 1024
HOST = b"Host: localhost\r\nConnection: close\r\n"
NO_DATABASE = "postgresql://portal@127.0.0.1:1/portal"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ServerTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        environment = os.environ | {
            "DEMO": "1", "VAR_DIR": folder, "DATABASE_URL": NO_DATABASE, "WEB_CONCURRENCY": "1",
            "DJANGO_SETTINGS_MODULE": "wco_portal.settings",
        }  # fmt: skip
        usual = {"cwd": settings.BASE_DIR, "env": environment, "stderr": subprocess.PIPE}
        collect = [
            sys.executable,
            "manage.py",
            "collectstatic",
            "--noinput",
            "--no-post-process",
            "-v0",
        ]
        subprocess.run(collect, check=True, **usual)
        cls.port = free_port()
        bind = ["--bind", f"127.0.0.1:{cls.port}"]
        cls.log = cls.enterClassContext(open(Path(folder) / "log", "w+", encoding="utf-8"))
        usual["stderr"] = cls.log
        cls.server = subprocess.Popen([sys.executable, "-m", "gunicorn", *bind], **usual)
        cls.addClassCleanup(cls.server.wait, 20)
        cls.addClassCleanup(cls.server.send_signal, signal.SIGTERM)
        cls.wait_until_it_answers()

    @classmethod
    def wait_until_it_answers(cls):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                return cls.exchange(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not start")

    @classmethod
    def exchange(cls, data, more=()):
        """Everything that comes back for these bytes, and for more of them while they are taken."""
        with socket.create_connection(("127.0.0.1", cls.port), timeout=10) as client:
            client.sendall(data)
            try:
                for block in more:
                    client.sendall(block)
            except OSError:
                pass  # the server has heard enough; its answer is there already
            received = b""
            while block := client.recv(65536):
                received += block
        return received.decode("latin-1")

    def get(self, target, headers=b"", method=b"GET"):
        return self.exchange(method + b" " + target + b" HTTP/1.1\r\n" + HOST + headers + b"\r\n")

    def assert_our_page(self, answer, status):
        self.assertRegex(answer, rf"^HTTP/1\.[01] {status} ")
        for header in [
            "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "default-src 'none'",
            "Cache-Control: no-store", "X-Request-Id: ", "Referrer-Policy: ", '<main id="main"',
        ]:  # fmt: skip
            self.assertIn(header, answer)
        self.assertEqual(answer.count("HTTP/1."), 1)
        for word in ["Traceback", "django", "psycopg", "gunicorn/"]:
            self.assertNotIn(word, answer)

    def test_what_is_no_http_gets_a_page(self):
        one_host = b"Host: localhost\r\n"
        for data in [
            b"\r\n\r\n", b"\x16\x03\x01" + b"\0" * 60 + b"\r\n\r\n", b"GET /en/\r\n\r\n",
            b"GET /en/ HTTP/9.9\r\n\r\n", b"GET /\0 HTTP/1.1\r\n\r\n", b"get / HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"GET / HTTP/1.1\r\nX : y\r\n\r\n",
            b"GET / HTTP/1.1\r\nX: a\0b\r\n\r\n", b"GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + one_host * 2 + b"\r\n",
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"GET / HTTP/1.1\r\nTransfer-Encoding: odd\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        ]:  # fmt: skip
            with self.subTest(data=data[:50]):
                self.assert_our_page(self.exchange(data), 400)

    def test_an_address_that_is_too_long_is_answered_in_the_visitors_language(self):
        answer = self.get(b"/en/?q=" + b"a" * MEGABYTE, b"Accept-Language: fr-BE,fr;q=0.9\r\n")
        self.assert_our_page(answer, 414)
        self.assertIn('<html lang="fr"', answer)

    def test_what_is_too_long_gets_a_page(self):
        cases = {
            "query": (self.get, b"/en/news/?q=" + b"a" * MEGABYTE, b"", 414),
            "path": (self.get, b"/" + b"a" * 9000, b"", 414),
            "header": (self.get, b"/en/", b"X: " + b"a" * 9000 + b"\r\n", 431),
            "headers": (self.get, b"/en/", b"X: y\r\n" * 150, 431),
        }
        for name, (ask, target, headers, status) in cases.items():
            with self.subTest(name=name):
                self.assert_our_page(ask(target, headers), status)

    def test_odd_methods_hosts_and_paths(self):
        cases = [
            (b"TRACE", b"/en/", b"Cookie: secret=1\r\n", 405),
            (b"CONNECT", b"evil.example:443", b"", 405),
            (b"ODD", b"/en/", b"", 405),
            (b"GET", b"/en/%00/", b"", 400),
            (b"POST", b"/en/account/sign-in/", b"Transfer-Encoding: chunked\r\n\r\n0\r\n", 411),
            (b"POST", b"/en/account/sign-in/", b"Content-Length: 2\r\n\r\nab", 403),
        ]
        for method, target, headers, status in cases:
            with self.subTest(method=method, target=target):
                answer = self.get(target, headers, method)
                self.assert_our_page(answer, status)
                self.assertNotIn("secret", answer)
        answer = self.exchange(b"GET /en/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        self.assert_our_page(answer, 400)

    def test_a_body_of_300_megabytes_is_refused_and_not_kept(self):
        before = self.memory()
        head = b"POST /fr/account/sign-in/ HTTP/1.1\r\n" + HOST
        head += b"Content-Length: %d\r\n\r\n" % (300 * MEGABYTE)
        block = bytes(MEGABYTE)
        start = time.monotonic()
        answer = self.exchange(head, (block for _ in range(32)))
        self.assert_our_page(answer, 413)
        self.assertIn('<html lang="fr"', answer)
        self.assertLess(time.monotonic() - start, 5)
        self.assertLess(self.memory() - before, 50)

    def test_the_server_answers_while_others_crawl(self):
        crawlers = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(3)]
        try:
            for crawler in crawlers:
                crawler.sendall(b"GET /healthz HTTP/1.1\r\nX")
            start = time.monotonic()
            self.assertIn(" 200 OK", self.get(b"/healthz"))
            self.assertLess(time.monotonic() - start, 2)
        finally:
            for crawler in crawlers:
                crawler.close()

    def test_without_its_database_the_site_says_so_at_once(self):
        for target, language in [(b"/fr/", "fr"), (b"/ar/news/", "ar"), (b"/en/nothing/", "en")]:
            with self.subTest(target=target):
                start = time.monotonic()
                answer = self.get(target)
                self.assert_our_page(answer, 503)
                self.assertIn(f'<html lang="{language}"', answer)
                self.assertIn("Retry-After: ", answer)
                self.assertLess(time.monotonic() - start, 5)
        self.assertIn(" 200 OK", self.get(b"/healthz"))
        self.assertIn(" 503 ", self.get(b"/readyz"))

    def test_logs_are_json(self):
        self.get(b"/fr/")
        self.exchange(b"odd\r\n\r\n")
        self.log.flush()
        lines = Path(self.log.name).read_text("utf-8").splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertEqual({"time", "level", "message"} - set(json.loads(line)), set())

    def memory(self):
        """Megabytes that the server's processes hold."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text()
        statuses = [Path(f"/proc/{pid}/status").read_text() for pid in children.split()]
        return sum(int(s.partition("VmRSS:")[2].split()[0]) for s in statuses) / 1024
