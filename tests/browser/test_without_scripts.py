"""Everything works without JavaScript; what needs it is not there."""

import re

from playwright.sync_api import expect

from tests.browser.case import PHONE, BrowserCase


class WithoutScriptsTests(BrowserCase):
    def test_sheets_open_and_close(self):
        page = self.page(viewport=PHONE, java_script_enabled=False)
        for sheet in ["langs", "nav", "filters"]:
            with self.subTest(sheet):
                page.goto("/en/news/")
                opened = page.locator(f"#{sheet}")
                expect(opened).to_be_hidden()
                opener = page.locator(f"[popovertarget={sheet}]:not([popovertargetaction])")
                opener.click()
                expect(opened).to_be_visible()
                opened.locator("[popovertargetaction=hide]").click()
                expect(opened).to_be_hidden()
                opener.click()
                page.keyboard.press("Escape")
                expect(opened).to_be_hidden()
                expect(opener).to_be_focused()

    def test_the_language_sheet_leads_to_the_same_page(self):
        page = self.page(viewport=PHONE, java_script_enabled=False)
        page.goto("/en/news/full/")
        page.click(".tools [popovertarget=langs]")
        page.locator("#langs a[lang=ar]").click()
        expect(page).to_have_url(re.compile(r"/ar/news/full/$"))
        expect(page.locator("html")).to_have_attribute("dir", "rtl")

    def test_filters_and_words_apply(self):
        page = self.page(viewport=PHONE, java_script_enabled=False)
        page.goto("/en/news/")
        page.click(".filter-open")
        page.fill("#f-q", "customs")
        page.check("[name=topic][value=origin]")
        page.locator("#filters [type=submit]").click()
        expect(page).to_have_url(re.compile(r"\?q=customs&topic=origin"))
        expect(page.locator(".chip")).to_have_count(2)
        page.locator(".chip").first.click()
        expect(page.locator(".chip")).to_have_count(1)

    def test_sort_works(self):
        page = self.page(java_script_enabled=False)
        page.goto("/en/news/?q=customs")
        page.select_option("#f-sort", "oldest")
        page.locator(".sort button").click()
        expect(page.locator(".list h3").first).to_have_text("Customs item 25")

    def test_hidden_choices_can_be_shown(self):
        page = self.page(java_script_enabled=False)
        page.goto("/en/news/")
        page.locator("#filters summary").first.click()
        expect(page.locator("#filters details .check").first).to_be_visible()

    def test_offers_nothing_that_needs_a_script(self):
        page = self.page(java_script_enabled=False)
        page.goto("/en/news/full/")
        expect(page.locator("[data-copy]")).to_be_hidden()
        expect(page.locator("#theme")).to_be_hidden()
