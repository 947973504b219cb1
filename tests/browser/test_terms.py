"""Terms in texts: their notes by keyboard, by pointer, without scripts and on paper."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.case import DESK, LANGUAGES, PHONE, BrowserCase
from tests.browser.test_accessibility import violations

PATH = "news/only-english/"


class TermTests(BrowserCase):
    def test_opens_and_closes_by_keyboard(self):
        page = self.page()
        page.goto(f"/en/{PATH}")
        opener, note = page.locator(".term").first, page.locator("#term-free-zone")
        expect(note).to_be_hidden()
        opener.focus()
        page.keyboard.press("Enter")
        expect(note).to_be_visible()
        expect(note).to_be_focused()
        page.keyboard.press("Tab")
        expect(note.get_by_role("link")).to_be_focused()
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(opener).to_be_focused()

    def test_has_a_name_and_says_what_it_does(self):
        page = self.page()
        page.goto(f"/en/{PATH}")
        opener = page.get_by_role("button", name="free zones", exact=True)
        expect(opener).to_have_accessible_description("Shows what this term means")
        opener.click()
        expect(page.get_by_role("dialog", name="Free zone")).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("dialog")).to_be_hidden()

    def test_needs_no_script_and_stays_in_the_window(self):
        for viewport in [DESK, PHONE]:
            for language in LANGUAGES:
                page = self.page(java_script_enabled=False, viewport=viewport)
                page.goto(f"/{language}/{PATH}")
                page.locator(".term").first.click()
                box = page.locator("#term-free-zone").bounding_box()
                with self.subTest(language, width=viewport["width"]):
                    self.assertGreaterEqual(box["x"], 0)
                    self.assertLessEqual(box["x"] + box["width"], viewport["width"])
                    self.assertLessEqual(box["y"] + box["height"], viewport["height"])

    def test_is_plain_text_on_paper(self):
        page = self.page()
        page.goto(f"/en/{PATH}")
        page.locator(".term").first.click()
        page.emulate_media(media="print")
        expect(page.locator("#term-free-zone")).to_be_hidden()
        expect(page.locator(".term").first).to_have_css("text-decoration-line", "none")

    def test_axe_finds_nothing_in_an_open_note(self):
        page = self.page(scripts=[AXE_SCRIPT])
        for viewport in [DESK, PHONE]:
            page.set_viewport_size(viewport)
            for language in LANGUAGES:
                page.goto(f"/{language}/{PATH}")
                page.locator(".term").first.click()
                for scheme in ["light", "dark"]:
                    page.emulate_media(color_scheme=scheme)
                    with self.subTest(language, width=viewport["width"], scheme=scheme):
                        self.assertEqual(violations(page), [])


class AnswerTests(BrowserCase):
    def test_an_address_of_an_answer_opens_it(self):
        page = self.page()
        page.goto("/en/faq/")
        expect(page.locator("#where")).to_be_hidden()
        page.goto("/en/faq/#where")
        expect(page.locator("#where")).to_be_visible()

    def test_all_answers_are_open_on_paper(self):
        page = self.page()
        page.goto("/en/faq/")
        page.emulate_media(media="print")
        expect(page.locator("#where")).to_be_visible()
