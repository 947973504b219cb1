"""Every type of page, in every direction, width and appearance: for axe and under a finger.

And on narrow screens, with large text and with wide spacing. Each page is loaded once in a
language, for all that looks at it.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.archive import PAGES
from tests.browser.case import DESK, PHONE
from tests.browser.test_accessibility import EVERYWHERE, ONCE_EACH, AxeCase

NARROW, WIDER = {"width": 320, "height": 640}, {"width": 640, "height": 800}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
# The distances of WCAG 1.4.12, which a reader may set.
WIDE_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# What is too small to hit: not links within a sentence, nor those whose whole card is one, nor
# those on a map: the list below it has them all.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter(item => item.checkVisibility({ visibilityProperty: true }) && item.type !== "hidden")
  .filter(item => !item.closest(".prose, .pick, .skip, .world, .notice p, .message p"))
  .map(item => [item.closest("label") ?? item, item])
  .map(([area, item]) => [area.getBoundingClientRect(), item.outerHTML.slice(0, 120)])
  .filter(([box]) => Math.min(box.width, box.height) < 24)
  .map(([box, html]) => `${box.width} x ${box.height}: ${html}`)"""


class EveryPageTests(AxeCase):
    """Axe finds nothing, nothing scrolls sideways, and what is there to press is large enough."""

    def check_width(self, page: Page, state: str) -> None:
        with self.subTest(state):
            self.assertLessEqual(page.evaluate(SIDEWAYS), 0)

    def check_sizes(self, page: Page, state: str, width: int) -> None:
        with self.subTest(state, width=width):
            self.assertEqual(page.evaluate(SMALL), [])

    def check_pages(self, language: str, looks: list[Any]) -> None:
        """Axe looks at pairs of a width and an appearance; what changes a page comes last."""
        page = self.page(scripts=[AXE_SCRIPT])
        for name, path in PAGES.items():
            state = f"{language}, {name}"
            page.set_viewport_size(NARROW)
            page.goto(f"/{language}/{path}")
            self.check_width(page, state)
            for viewport in [DESK, PHONE]:
                page.set_viewport_size(viewport)
                self.check_sizes(page, state, viewport["width"])
                self.check(page, state, [look for look in looks if look[0] == viewport])
            page.set_viewport_size(NARROW)
            page.evaluate(WIDE_SPACING)
            self.check_width(page, f"{state}, with wide spacing")
            page.set_viewport_size(WIDER)
            page.evaluate(LARGE_TEXT)
            self.check_width(page, f"{state}, with text of twice the size")

    def test_is_fit_for_all_in_english(self):
        self.check_pages("en", EVERYWHERE)

    def test_is_fit_for_all_in_french(self):
        self.check_pages("fr", [(PHONE, "dark")])

    def test_is_fit_for_all_in_arabic(self):
        self.check_pages("ar", ONCE_EACH)
