"""Pages by keyboard alone."""

from playwright.sync_api import Page, expect

from tests.browser.case import DESK, PHONE, BrowserCase

# Marks what has the focus, and says what is wrong with how that is shown.
LOOK = """() => {
  const item = document.activeElement;
  if (item === document.body || "seen" in item.dataset) return null;
  item.dataset.seen = "";
  const name = item.outerHTML.slice(0, 100);
  const box = item.getClientRects()[0];
  const style = getComputedStyle(item);
  const faults = [];
  if (!item.matches(":focus-visible") || style.outlineStyle === "none" ||
      parseFloat(style.outlineWidth) < 2) faults.push("no outline: " + name);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.push("out of sight: " + name);
  else {
    const top = document.elementFromPoint(x, y);
    if (!item.contains(top) && !top.contains(item)) faults.push("covered: " + name);
  }
  return faults;
}"""
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter(item => item.checkVisibility({ visibilityProperty: true }) && item.type !== "hidden")
  .filter(item => !("seen" in item.dataset)).map(item => item.outerHTML.slice(0, 100))"""
MANY = 300


class KeyboardTests(BrowserCase):
    def walk(self, page: Page) -> list[str]:
        """Tab to the end; what was wrong at any stop."""
        faults: list[str] = []
        for _ in range(MANY):
            page.keyboard.press("Tab")
            seen = page.evaluate(LOOK)
            if seen is None:
                return faults
            faults += seen
        return [*faults, "Tab never comes to the end"]

    def test_reaches_and_shows_everything(self):
        for path in ["en/", "ar/news/", "en/news/?topic=origin", "en/news/full/", "fr/none/"]:
            for viewport in [DESK, PHONE]:
                page = self.page(viewport=viewport)
                page.goto(f"/{path}")
                with self.subTest(path, width=viewport["width"]):
                    self.assertEqual(self.walk(page), [])
                    self.assertEqual(page.evaluate(MISSED), [])

    def test_can_skip_to_the_content(self):
        page = self.page()
        page.goto("/en/news/full/")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.activeElement.closest('main') !== null"))

    def test_escape_closes_a_sheet_and_focus_returns(self):
        page = self.page(viewport=PHONE)
        for sheet in ["langs", "nav", "filters"]:
            with self.subTest(sheet):
                page.goto("/en/news/")
                opener = page.locator(f"[popovertarget={sheet}]:not([popovertargetaction])")
                opener.focus()
                page.keyboard.press("Enter")
                expect(page.locator(f"#{sheet}")).to_be_visible()
                page.keyboard.press("Tab")
                inside = "sheet => sheet.contains(document.activeElement)"
                self.assertTrue(page.locator(f"#{sheet}").evaluate(inside))
                page.keyboard.press("Escape")
                expect(page.locator(f"#{sheet}")).to_be_hidden()
                expect(opener).to_be_focused()

    def test_a_sheet_closes_when_the_focus_leaves_it(self):
        page = self.page(viewport=PHONE)
        page.goto("/en/")
        page.locator(".tools [popovertarget=nav]").press("Enter")
        expect(page.locator("#nav")).to_be_visible()
        for _ in range(MANY):
            page.keyboard.press("Tab")
            if not page.evaluate("document.activeElement.closest('#nav, .tools')"):
                break
        expect(page.locator("#nav")).to_be_hidden()
