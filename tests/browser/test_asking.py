"""Asking for access in a browser: by keyboard, without scripts, in both directions."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from affiliations.requests.links import status_path
from mail.models import Letter
from members.models import Member
from tests.affiliations.asking import PURPOSE, WHO, link
from tests.browser.case import PHONE, BrowserCase
from tests.browser.test_accessibility import ONCE_EACH, violations
from tests.factories import make_request


class AskingTests(BrowserCase):
    def answer(self, page: Page, words: dict[str, str]) -> None:
        """Fill in a page by its names and go on with the Enter key."""
        for name, value in words.items():
            page.fill(f"[name={name}]", value)
        page.locator("main form button").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def check(self, page: Page, state: str) -> None:
        for viewport, scheme in ONCE_EACH:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            with self.subTest(state, scheme=scheme):
                self.assertEqual(violations(page), [])

    def organization(self) -> str:
        return f"member-{Member.objects.get(slug='land-fr').pk}"

    def test_finds_nothing_wrong_on_any_page(self):
        page = self.page(scripts=[AXE_SCRIPT])
        for language in ["en", "ar"]:
            address = f"{language}@customs.example"
            page.goto(f"/{language}/account/request/")
            self.check(page, f"{language}, who")
            page.click("main form button")
            expect(page.locator(".errors")).to_be_focused()
            self.check(page, f"{language}, errors")
            self.answer(page, WHO | {"email": address})
            self.check(page, f"{language}, organization")
            page.select_option("[name=organization]", self.organization())
            self.answer(page, {"department": "Tariff"})
            self.check(page, f"{language}, purpose")
            self.answer(page, PURPOSE)
            self.check(page, f"{language}, check")
            self.answer(page, {})
            expect(page.locator("main bdi")).to_have_text(address)
            self.check(page, f"{language}, sent")
            proof = link(Letter.objects.get(to=address))
            page.goto(proof)
            self.check(page, f"{language}, proof")
            self.answer(page, {})
            self.check(page, f"{language}, status")
            page.goto(proof)
            self.check(page, f"{language}, spent link")

    def test_works_without_scripts_and_leads_back(self):
        page = self.page(viewport=PHONE, java_script_enabled=False)
        page.goto("/en/account/request/")
        self.answer(page, WHO)
        page.select_option("[name=organization]", self.organization())
        self.answer(page, {})
        page.locator("main a").first.click()
        expect(page.locator("[name=organization]")).to_have_value(self.organization())
        page.go_back()
        self.answer(page, PURPOSE)
        page.locator("main dl a").first.click()
        expect(page.locator("[name=given_name]")).to_have_value("Ana")
        self.answer(page, {"given_name": "Eva"})
        expect(page.locator("main dl").first).to_contain_text("Eva")

    def test_can_be_withdrawn_without_scripts(self):
        path = status_path(make_request(email="withdrawn@customs.example"))
        page = self.page(java_script_enabled=False)
        page.goto(path)
        page.click("summary")
        page.click("main form button")
        expect(page.locator("main .notice")).to_contain_text("You have withdrawn your request.")
