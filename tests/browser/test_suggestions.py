"""Suggestions below search boxes: by keyboard, by mouse, for screen readers, and when none come."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Route, expect

from search.counting import count_words
from tests.browser.case import DESK, PHONE
from tests.browser.test_accessibility import EVERYWHERE, AxeCase
from tests.rows import empty_tables

BOX, LIST = "#q-head", "#q-head-list"
BOXES = [
    ("/en/", "#q-home"),
    ("/ar/", "#q-home"),
    ("/zh-hans/search/?q=customs", "#f-q"),
    ("/ar/search/", "#f-q"),
]
SHIFTS = """new PerformanceObserver(list => {
  for (const shift of list.getEntries()) window.shifted = (window.shifted || 0) + shift.value;
}).observe({ type: "layout-shift", buffered: true })"""


class SuggestionsTests(AxeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        count_words()
        cls.addClassCleanup(empty_tables)

    def open(self, path: str = "/en/glossary/", **options) -> Page:
        page = self.page(**options)
        page.goto(path)
        return page

    def type(self, page: Page, words: str, box: str = BOX) -> None:
        page.locator(box).fill(words)
        expect(page.locator(f"{box}-list")).to_be_visible()

    def test_by_keyboard(self):
        page = self.open(scripts=[SHIFTS])
        box, options = page.locator(BOX), page.locator(f"{LIST} [role=option]")
        self.type(page, "customs it")
        expect(box).to_have_attribute("role", "combobox")
        expect(box).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
        expect(page.locator("#status")).to_have_text(f"{options.count()} suggestions")
        for key, chosen in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None),
                            ("ArrowUp", -1), ("ArrowDown", None), ("ArrowDown", 0)]:  # fmt: skip
            page.keyboard.press(key)
            active = "" if chosen is None else options.nth(chosen).get_attribute("id")
            expect(box).to_have_attribute("aria-activedescendant", active)
            expect(page.locator("[aria-selected=true]")).to_have_count(int(chosen is not None))
            expect(box).to_be_focused()
        page.keyboard.press("Home")
        expect(box).to_have_attribute("aria-activedescendant", "")
        page.keyboard.press("Escape")
        expect(page.locator(LIST)).to_be_hidden()
        expect(box).to_have_attribute("aria-expanded", "false")
        expect(box).to_have_value("customs it")
        page.keyboard.press("ArrowDown")
        expect(page.locator(LIST)).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(box).to_have_value("")
        self.assertFalse(page.evaluate("window.shifted"))

    def test_enter_goes_to_what_is_chosen_and_searches_otherwise(self):
        page = self.open()
        self.type(page, "free zon")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/glossary/free-zone/")
        self.type(page, "free zon")
        page.keyboard.press("Enter")
        page.wait_for_url("**q=free+zon**")

    def test_says_in_the_language_of_the_page_what_everything_is(self):
        for path, box, label, name, option, said in [
            ("/en/", "#q-home", "Suggestions", "Search", "Free zone Term", "suggestion"),
            ("/en/search/", "#f-q", "Suggestions", "Words", "Free zone Term", "suggestion"),
            ("/ar/", "#q-home", "الاقتراحات", "بحث", "Free zone مصطلح", "اقتراح"),
        ]:
            page = self.open(path)
            self.type(page, "free zon", box)
            with self.subTest(path):
                for role, called in [("combobox", name), ("listbox", label), ("option", option)]:
                    expect(page.get_by_role(role, name=called, exact=True).first).to_be_visible()
                expect(page.get_by_role("status")).to_contain_text(said)
                expect(page.locator(box)).to_have_attribute("aria-controls", f"{box[1:]}-list")

    def test_tab_leaves_and_closes(self):
        page = self.open()
        self.type(page, "customs")
        page.keyboard.press("Tab")
        expect(page.locator(LIST)).to_be_hidden()
        expect(page.locator(".searchbox button").first).to_be_focused()

    def test_by_mouse_and_touch(self):
        for options in [{}, {"viewport": PHONE, "has_touch": True}]:
            box = "#q-home" if options else BOX
            page = self.open("/en/" if options else "/en/glossary/", **options)
            self.type(page, "free zon", box)
            option = page.locator("[role=option]").first
            self.assertGreaterEqual(option.bounding_box()["height"], 44)
            option.tap() if options else option.click()
            with self.subTest(box):
                page.wait_for_url("**/en/glossary/free-zone/")

    def test_axe_finds_nothing_with_the_list_open(self):
        for path, box in BOXES:
            page = self.open(path, scripts=[AXE_SCRIPT])
            self.type(page, "customs", box)
            page.keyboard.press("ArrowDown")
            self.check(page, f"{path}, suggestions", EVERYWHERE)

    def test_stands_within_the_page_in_both_directions(self):
        for path, box in BOXES:
            for viewport in [DESK, PHONE]:
                page = self.open(path, viewport=viewport)
                self.type(page, "customs", box)
                place = page.locator(f"{box}-list").bounding_box()
                with self.subTest(path, width=viewport["width"]):
                    self.assertGreaterEqual(place["x"], 0)
                    self.assertLessEqual(place["x"] + place["width"], viewport["width"])
                    overflow = "document.documentElement.scrollWidth - innerWidth"
                    self.assertLessEqual(page.evaluate(overflow), 0)

    def test_nothing_happens_without_an_answer(self):
        def refuse(route: Route) -> None:
            route.fulfill(status=200, body="no JSON")

        page = self.open()
        page.route("**/suggestions/**", refuse)
        with page.expect_response("**/suggestions/**"):
            page.locator(BOX).press_sequentially("customs")
        expect(page.locator(LIST)).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url("**q=customs**")

    def test_without_scripts_the_box_is_a_plain_form(self):
        page = self.open(java_script_enabled=False)
        page.locator(BOX).press_sequentially("customs")
        expect(page.locator("[role=combobox], [role=listbox]")).to_have_count(0)
        page.keyboard.press("Enter")
        page.wait_for_url("**q=customs**")
