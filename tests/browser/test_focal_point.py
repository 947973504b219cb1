"""The focal point's pages in a browser: by keyboard, without JavaScript, in both directions."""

from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.case import DESK, PHONE, BrowserCase
from tests.browser.test_accessibility import violations
from tests.factories import make_affiliation, make_member, make_request, make_user


class FocalPointTests(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = make_member({"en": "Palau", "ar": "بالاو"}, slug="palau")
        cls.focal = make_user(first_name="Eva", last_name="Chief", email="eva@palau.example")
        make_affiliation(cls.focal, member=cls.member, role="focal_point")
        for name in ["Ann", "خالد"]:
            make_affiliation(make_user(first_name=name), member=cls.member)
        cls.asked = make_request(member=cls.member)

    def signed_in(self, **options) -> Page:
        client, page = Client(), self.page(**options)
        client.force_login(self.focal)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": self.live_server_url}]
        )
        return page

    def test_axe_finds_nothing(self):
        page = self.signed_in(scripts=[AXE_SCRIPT])
        places = ["", "confirm/palau/", "nominate/palau/", f"requests/{self.asked.pk}/"]
        for language in ["en", "ar"]:
            for place in places:
                page.goto(f"/{language}/account/people/{place}")
                self.check(page, f"{language}, {place}")
                if place:
                    page.locator("main form .btn").click()
                    page.locator(".errors").wait_for()
                    self.check(page, f"{language}, {place}, with errors")

    def check(self, page: Page, state: str) -> None:
        for viewport, scheme in [(DESK, "dark"), (PHONE, "light")]:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            with self.subTest(state, width=viewport["width"], scheme=scheme):
                self.assertEqual(violations(page), [])
                wide = page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(wide, viewport["width"])

    def test_people_are_confirmed_by_keyboard_without_scripts(self):
        for language, name in [("en", "Ann"), ("ar", "خالد")]:
            leaver = User.objects.get(first_name=name)
            page = self.signed_in(java_script_enabled=False)
            page.goto(f"/{language}/account/people/")
            page.locator("main .btn").first.focus()
            page.keyboard.press("Enter")
            page.wait_for_url("**/confirm/palau/")
            for field in page.locator("fieldset").all():
                field.locator("input").first.focus()
                page.keyboard.press("Space")
            page.locator(f"#id_person-{leaver.pk}_0").focus()
            page.keyboard.press("ArrowDown")
            page.locator("main form .btn").focus()
            page.keyboard.press("Enter")
            with self.subTest(language):
                expect(page.locator(".notice.warn + .list")).to_contain_text(name)
                page.locator("main form .btn").first.focus()
                page.keyboard.press("Enter")
                page.wait_for_url("**/done/")
                leaver.refresh_from_db()
                self.assertFalse(leaver.is_open())
