"""What scripts add: filters that apply at once, a copied address, an appearance that stays."""

import re

from playwright.sync_api import Page, expect

from tests.browser.case import PHONE, BrowserCase

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
DARK, LIGHT = "rgb(15, 25, 29)", "rgb(250, 248, 243)"


class LiveFilterTests(BrowserCase):
    def open_list(self, **options) -> Page:
        page = self.page(**options)
        page.goto("/en/news/")
        page.evaluate("window.isTheSame = true")
        return page

    def check_is(self, page: Page, sentence: str) -> None:
        expect(page.locator("[data-count]")).to_have_text(sentence)
        expect(page.locator("[role=status]")).to_have_text(sentence)
        self.assertTrue(page.evaluate("window.isTheSame"), "the page was loaded anew")

    def test_announces_the_count_and_goes_back(self):
        page = self.open_list()
        whole = page.locator("[data-count]").inner_text()
        page.check("[name=region][value=region-a]")
        self.check_is(page, "3 news items")
        expect(page).to_have_url(re.compile(r"\?region=region-a$"))
        expect(page.locator("[name=region][value=region-a]")).to_be_focused()
        page.fill("#f-q", "20")
        page.press("#f-q", "Enter")
        self.check_is(page, "1 news item for “20”")
        expect(page.locator("[data-count]")).to_be_focused()
        page.go_back()
        self.check_is(page, "3 news items")
        expect(page.locator("#f-q")).to_have_value("")
        page.go_back()
        self.check_is(page, whole)
        expect(page.locator("[name=region][value=region-a]")).not_to_be_checked()
        page.go_forward()
        self.check_is(page, "3 news items")
        expect(page.locator("[name=region][value=region-a]")).to_be_checked()

    def test_sorts_at_once(self):
        page = self.open_list()
        page.focus("#f-sort")
        page.select_option("#f-sort", "oldest")
        expect(page).to_have_url(re.compile(r"\?sort=oldest$"))
        expect(page.locator(".list h3").first).to_have_text("Customs item 25")
        expect(page.locator("#f-sort")).to_be_focused()

    def test_waits_for_apply_in_the_sheet_of_a_phone(self):
        page = self.open_list(viewport=PHONE)
        page.click(".filter-open")
        page.check("[name=region][value=region-a]")
        page.wait_for_timeout(300)
        self.assertNotIn("?", page.url)
        page.locator("#filters [type=submit]").click()
        self.check_is(page, "3 news items")
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.locator("[data-count]")).to_be_in_viewport()


class ComfortTests(BrowserCase):
    def test_copies_the_address(self):
        page = self.page(permissions=["clipboard-read", "clipboard-write"])
        page.goto("/en/news/full/?from=mail")
        page.click("[data-copy]")
        expect(page.locator("[role=status]")).to_have_text("The address is copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        self.assertRegex(copied, r"^http.*/en/news/full/$")

    def test_copies_the_citation_in_one_line(self):
        page = self.page(permissions=["clipboard-read", "clipboard-write"])
        page.goto("/en/publications/paper/")
        page.click("[data-copy=citation]")
        expect(page.locator("[role=status]")).to_have_text("The citation is copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        self.assertRegex(copied, r"^World Customs Organization \(20..\)\. Paper\. http\S+/paper/$")

    def test_the_chosen_appearance_stays(self):
        page = self.page(color_scheme="light")
        page.goto("/en/")
        self.assertEqual(page.evaluate(BACKGROUND), LIGHT)
        page.select_option("#theme", "dark")
        self.assertEqual(page.evaluate(BACKGROUND), DARK)
        page.goto("/ar/news/")
        self.assertEqual(page.evaluate(BACKGROUND), DARK)
        expect(page.locator("#theme")).to_have_value("dark")
        page.select_option("#theme", "auto")
        page.reload()
        self.assertEqual(page.evaluate(BACKGROUND), LIGHT)

    def test_the_system_decides_until_then(self):
        page = self.page(color_scheme="dark")
        page.goto("/en/")
        self.assertEqual(page.evaluate(BACKGROUND), DARK)
        page.select_option("#theme", "light")
        self.assertEqual(page.evaluate(BACKGROUND), LIGHT)


class PrivacyTests(BrowserCase):
    """Breaches of the policy and requests to other hosts fail every test: see the base class."""

    def test_leaves_nothing_with_a_visitor(self):
        page = self.page()
        for path in ["en/", "fr/news/?q=x", "ar/news/full/", "en/none/", "en/news/withdrawn/"]:
            page.goto(f"/{path}")
            page.keyboard.press("End")
            page.wait_for_load_state("networkidle")
            self.assertEqual(page.context.cookies(), [])
        self.assertEqual(page.evaluate("localStorage.length + sessionStorage.length"), 0)
