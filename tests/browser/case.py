"""Base of the browser tests: Chromium, a live server and the archive of tests/browser/archive.py.

Whatever a test does, it fails on a console error, a script error, a breach of the content
security policy or a request to another host.
"""

import atexit
import os
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser import archive, chromium
from tests.cases import kept_between_requests
from tests.rows import KeptRows, empty_tables, put_back, rows_of

# Playwright's loop runs in this thread, and Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

LANGUAGES = ["en", "fr", "ar"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
REPORT_BREACHES = """addEventListener("securitypolicyviolation",
  event => console.error("policy", event.violatedDirective, event.blockedURI))"""
# One that ends may start another, as what inherits its colour follows; one without end is an error.
END_ANIMATIONS = """() => {
  for (let running; (running = document.getAnimations()).length; ) {
    for (const animation of running) animation.finish();
  }
}"""


@cache
def browser() -> Browser:
    """Chromium, started once per test process and closed with it."""
    playwright = sync_playwright().start()
    # A machine of tests has no graphics card, and Debian's Chromium looks for one.
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    started = playwright.chromium.launch(executable_path=chromium.path(), args=arguments)
    atexit.register(playwright.stop)
    return started


@cache
def rows_of_archive() -> KeptRows:
    """The archive, made once per test process, as that takes seconds."""
    return rows_of(archive.make)


def end_animations(page: Page) -> None:
    """Show a page as it is after the gradual changes that have just begun.

    They run only while frames are drawn, and a wait within a page has no limit.
    """
    page.evaluate(END_ANIMATIONS)


class StaticFiles(StaticFilesHandler):
    """Static files, which a browser asks for once as in production, and not for each page."""

    def serve(self, request):
        response = super().serve(request)
        response["Cache-Control"] = "max-age=3600"
        return response


class LiveCase(StaticLiveServerTestCase):
    """Serves the portal to a browser."""

    static_handler = StaticFiles


class BrowserCase(LiveCase):
    """Opens pages; every class begins with the archive as it was made."""

    @classmethod
    def setUpClass(cls):
        # Once Playwright's loop runs, Django gives this thread a connection of its own.
        browser()
        cls.addClassCleanup(connections.close_all)
        super().setUpClass()
        cls.addClassCleanup(empty_tables)
        cls.enterClassContext(kept_between_requests())
        put_back(rows_of_archive())

    def _fixture_teardown(self):
        """Keep the rows for the class's next test."""

    def setUp(self):
        self.faults: list[str] = []

    def tearDown(self):
        self.assertEqual(self.faults, [])

    def page(self, *, scripts: list[str] | None = None, **options: Any) -> Page:
        """A page of a fresh visitor, a desk's unless the options say otherwise."""
        options = {"viewport": DESK, "reduced_motion": "reduce", "locale": "en-GB"} | options
        context = browser().new_context(base_url=self.live_server_url, **options)
        self.addCleanup(context.close)
        context.set_default_timeout(20_000)
        if options.get("java_script_enabled", True):
            for script in [REPORT_BREACHES, *(scripts or [])]:
                context.add_init_script(script)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", self._note_request)
        return context.new_page()

    def _note_console(self, message: ConsoleMessage) -> None:
        is_status = "the server responded with a status of 4" in message.text
        is_of_page = bool(message.page) and message.location.get("url") == message.page.url
        if message.type in {"error", "warning"} and not (is_status and is_of_page):
            self.faults.append(f"{message.type}: {message.text}")

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        is_ours = f"{address.scheme}://{address.netloc}" == self.live_server_url
        if not is_ours and address.scheme not in {"data", "about"}:
            self.faults.append(f"asked another host: {request.url}")
