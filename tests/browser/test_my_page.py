"""The pages of an account in a browser: no flaw that axe knows, with and without scripts."""

import time
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.case import DESK, LANGUAGES, PHONE, BrowserCase
from tests.browser.test_accessibility import violations
from tests.cases import ProvedClient
from tests.factories import make_affiliation, make_request, make_user

PATHS = [
    "account/",
    "account/profile/",
    "account/data/",
    "account/data/download/",
    "account/deletion/",
    "news/",
]


class MyPageTests(BrowserCase):
    def signed_in(self, **options: Any) -> Page:
        """The page of a delegate who has just confirmed the password."""
        user = make_user(first_name="Ana", last_name="Koro", email=f"{time.time()}@x.example")
        make_affiliation(user)
        make_request(email=user.email)
        self.search = user.saved_searches.create(finder="news", query="q=x", name="All the news")
        client = ProvedClient()
        client.force_login(user)
        session = client.session
        proof = {"method": "password", "at": time.time(), "reauthenticated": True}
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [proof]
        session.save()
        page = self.page(**options)
        cookie = {"name": "sessionid", "value": session.session_key, "url": self.live_server_url}
        page.context.add_cookies([cookie])
        return page

    def test_axe_finds_nothing(self):
        page = self.signed_in(scripts=[AXE_SCRIPT])
        for language in LANGUAGES:
            for path in [*PATHS, f"account/searches/{self.search.pk}/"]:
                page.goto(f"/{language}/{path}")
                for viewport, scheme in [(DESK, "dark"), (PHONE, "light")]:
                    page.set_viewport_size(viewport)
                    page.emulate_media(color_scheme=scheme)
                    with self.subTest(path, language=language, scheme=scheme):
                        self.assertEqual(violations(page), [])

    def test_axe_finds_nothing_where_something_is_wrong_or_waiting(self):
        page = self.signed_in(scripts=[AXE_SCRIPT])
        for language in LANGUAGES:
            page.goto(f"/{language}/account/profile/")
            page.fill("#id_last_name", "")
            page.click("main .btn")
            page.locator(".error").first.wait_for()
            self.assertEqual(violations(page), [])
        page.goto("/en/account/deletion/")
        page.click("main .btn:not(.quiet)")
        page.locator("main .notice").wait_for()
        self.assertEqual(violations(page), [])

    def test_saves_what_is_shown_and_not_what_was(self):
        page = self.signed_in()
        page.goto("/en/news/")
        choice = page.locator("#facets input[type=checkbox]").first
        label = page.locator("#facets label").first.inner_text()
        choice.check()
        page.locator(".chips").wait_for()
        page.click("text=Save this search")
        name = page.locator("#id_name").input_value()
        self.assertTrue(name.startswith("News: "))
        self.assertIn(name.removeprefix("News: "), label)

    def test_works_without_scripts(self):
        page = self.signed_in(java_script_enabled=False)
        page.goto("/en/news/?sort=oldest")
        page.click("text=Save this search")
        page.fill("#id_name", "From the beginning")
        page.click("text=Save the name")
        page.click("text=From the beginning")
        self.assertTrue(page.url.endswith("/en/news/?sort=oldest"))
        page.goto("/en/account/")
        page.locator("li", has_text="From the beginning").locator("text=Rename").click()
        page.click("text=Delete this search")
        self.assertNotIn("From the beginning", page.locator("main").inner_text())
