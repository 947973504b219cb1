"""axe on every type of page, in every direction, width and appearance."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.archive import PAGES
from tests.browser.case import DESK, LANGUAGES, PHONE, BrowserCase

RUN = """() => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(found => found.violations.map(
  rule => rule.id + ": " + rule.nodes.map(node => node.target + " " + node.failureSummary).join()
))"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page as it is now shown."""
    return page.evaluate(RUN)


EVERYWHERE = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")]
# What width shows wrong, colours seldom hide: beside English not every pair of them is looked at.
ONCE_EACH = [(DESK, "dark"), (PHONE, "light")]
LOOKS = {"en": EVERYWHERE, "fr": [(PHONE, "dark")], "ar": ONCE_EACH}


@pytest.mark.timeout(1800)
class AxeTests(BrowserCase):
    def check(self, page: Page, state: str, looks: list[Any] = EVERYWHERE) -> None:
        for viewport, scheme in looks:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            with self.subTest(state, width=viewport["width"], scheme=scheme):
                self.assertEqual(violations(page), [])

    def test_finds_nothing_on_any_page(self):
        page = self.page(scripts=[AXE_SCRIPT])
        for language in LANGUAGES:
            looks = LOOKS[language]
            for name, path in PAGES.items():
                page.goto(f"/{language}/{path}")
                self.check(page, f"{language}, {name}", looks)

    def test_finds_nothing_on_a_refused_sign_in(self):
        page = self.page(scripts=[AXE_SCRIPT])
        for language in LANGUAGES:
            page.goto(f"/{language}/account/sign-in/")
            page.locator("main form").evaluate("form => form.submit()")
            page.locator(".error").first.wait_for()
            self.check(page, f"{language}, fields left empty")
            page.fill("#id_login", "nobody")
            page.fill("#id_password", "nothing")
            page.click("main button")
            page.locator("[role=alert]").wait_for()
            self.check(page, f"{language}, refused")

    def test_finds_nothing_in_open_sheets(self):
        page = self.page(scripts=[AXE_SCRIPT], viewport=PHONE)
        for language in LANGUAGES:
            for sheet in ["nav", "langs", "filters"]:
                page.goto(f"/{language}/news/")
                page.click(f"[popovertarget={sheet}]:not([popovertargetaction])")
                for scheme in ["light", "dark"]:
                    page.emulate_media(color_scheme=scheme)
                    with self.subTest(language, sheet=sheet, scheme=scheme):
                        self.assertEqual(violations(page), [])
