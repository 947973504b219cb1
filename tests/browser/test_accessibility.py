"""What axe finds wrong: on forms with errors and in open sheets; see EveryPageTests for pages."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.case import DESK, LANGUAGES, PHONE, BrowserCase

RUN = """rules => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: rules,
}).then(found => found.violations.map(
  rule => rule.id + ": " + rule.nodes.map(node => node.target + " " + node.failureSummary).join()
))"""


ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can differ between two appearances of one page of one width: nothing but its colours.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def violations(page: Page, rules: list[str] = ALL_RULES) -> list[str]:
    """What axe finds wrong with a page as it is now shown."""
    return page.evaluate(RUN, rules)


EVERYWHERE = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")]
# What width shows wrong, colours seldom hide: beside English not every pair of them is looked at.
ONCE_EACH = [(DESK, "dark"), (PHONE, "light")]


class AxeCase(BrowserCase):
    def check(self, page: Page, state: str, looks: list[Any]) -> None:
        """Look at each pair of a width and an appearance; at a width again, for colours only."""
        seen = None
        for viewport, scheme in looks:
            rules = OF_COLOURS if viewport == seen else ALL_RULES
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            with self.subTest(state, width=viewport["width"], scheme=scheme):
                self.assertEqual(violations(page, rules), [])
            seen = viewport


class AxeTests(AxeCase):
    def test_finds_nothing_on_a_refused_sign_in(self):
        page = self.page(scripts=[AXE_SCRIPT])
        for language in LANGUAGES:
            page.goto(f"/{language}/account/sign-in/")
            page.locator("main form").evaluate("form => form.submit()")
            page.locator(".error").first.wait_for()
            self.check(page, f"{language}, fields left empty", EVERYWHERE)
            page.fill("#id_login", "nobody")
            page.fill("#id_password", "nothing")
            page.click("main button")
            page.locator("[role=alert]").wait_for()
            self.check(page, f"{language}, refused", EVERYWHERE)

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
