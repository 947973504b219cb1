"""Registering in a browser: by keyboard, without scripts, in both directions."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from events.models import Event
from mail.models import Letter
from registrations.models import Registration
from tests.affiliations.asking import link
from tests.browser.case import PHONE, BrowserCase
from tests.browser.test_accessibility import ONCE_EACH, violations
from tests.meeting_factories import make_event, make_question, make_registration_form


class RegisteringTests(BrowserCase):
    def setUp(self):
        super().setUp()
        if Event.objects.filter(slug="open-day").exists():
            return
        event = make_event({"en": "Open day"}, slug="open-day", attendance="hybrid")
        form = make_registration_form(event, audience="everybody", needs_approval=False)
        make_question(form, "choice", {"en": "Your meal"}, {"en": "Fish\nRice"}, is_required=True)
        make_question(form, "choices", {"en": "Your days"}, {"en": "One\nTwo"})

    def check(self, page: Page, state: str) -> None:
        for viewport, scheme in ONCE_EACH:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            with self.subTest(state, scheme=scheme):
                self.assertEqual(violations(page), [])

    def send(self, page: Page) -> None:
        page.locator("main form button").first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def fill_in(self, page: Page, address: str) -> None:
        """Fill in the form by keyboard: words are typed, choices made by the space bar."""
        for name, words in {"name": "Ana Lopez", "email": address}.items():
            page.locator(f"[name={name}]").focus()
            page.keyboard.type(words)
        for choice in page.locator("fieldset input[value='0'], #id_attendance_0").all():
            choice.focus()
            page.keyboard.press("Space")
        self.send(page)

    def test_finds_nothing_wrong_on_any_page(self):
        page = self.page(scripts=[AXE_SCRIPT])
        for language in ["en", "ar"]:
            address = f"{language}@x.example"
            page.goto(f"/{language}/events/open-day/register/")
            self.check(page, f"{language}, form")
            page.click("main form button")
            expect(page.locator(".errors")).to_be_focused()
            self.check(page, f"{language}, errors")
            self.fill_in(page, address)
            expect(page.locator("main bdi")).to_have_text(address)
            self.check(page, f"{language}, sent")
            page.goto(link(Letter.objects.get(to=address)))
            self.check(page, f"{language}, proof")
            self.send(page)
            self.check(page, f"{language}, status")

    def test_works_without_scripts_from_the_event_to_the_place(self):
        page = self.page(viewport=PHONE, java_script_enabled=False)
        page.goto("/en/events/open-day/")
        page.locator("main a[href$='/register/']").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.fill_in(page, "phone@x.example")
        page.goto(link(Letter.objects.get(to="phone@x.example")))
        self.send(page)
        expect(page.locator("main .notice b")).to_have_text("You have a place.")
        page.locator("main summary").focus()
        page.keyboard.press("Enter")
        self.send(page)
        state = Registration.objects.get(email="phone@x.example").state
        self.assertEqual(state, "withdrawn")
