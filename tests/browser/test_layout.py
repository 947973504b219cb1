"""Pages on narrow screens, with large text, with wide spacing, and under a finger."""

from playwright.sync_api import Page

from tests.browser.archive import PAGES
from tests.browser.case import DESK, LANGUAGES, PHONE, BrowserCase

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


class LayoutTests(BrowserCase):
    def check_width(self, page: Page, state: str) -> None:
        with self.subTest(state):
            self.assertLessEqual(page.evaluate(SIDEWAYS), 0)

    def test_never_scrolls_sideways(self):
        page = self.page()
        for language in LANGUAGES:
            for name, path in PAGES.items():
                page.set_viewport_size(NARROW)
                page.goto(f"/{language}/{path}")
                self.check_width(page, f"{language}, {name}")
                page.evaluate(WIDE_SPACING)
                self.check_width(page, f"{language}, {name}, with wide spacing")
                page.set_viewport_size(WIDER)
                page.evaluate(LARGE_TEXT)
                self.check_width(page, f"{language}, {name}, with text of twice the size")

    def test_everything_to_press_is_large_enough(self):
        page = self.page()
        for language in LANGUAGES:
            for name, path in PAGES.items():
                page.goto(f"/{language}/{path}")
                for viewport in [DESK, PHONE]:
                    page.set_viewport_size(viewport)
                    with self.subTest(name, language=language, width=viewport["width"]):
                        self.assertEqual(page.evaluate(SMALL), [])
