"""Passkeys and codes in a browser: with a key that Chromium plays, by keyboard, and by axe."""

from django.test import override_settings

from accounts.models import User
from tests.accounts.factors import PASSWORD, add_app, add_codes, code_at
from tests.browser.case import DESK, LANGUAGES, PHONE, REPORT_BREACHES, LiveCase, browser
from tests.browser.test_accessibility import AXE_SCRIPT, violations
from tests.cases import KeepsMigratedRows
from tests.factories import make_administrator

SECURITY = "account/security/"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


# Passkeys belong to a host, which must not be a number.
@override_settings(SITE_URL="http://localhost")
class SecondFactorCase(KeepsMigratedRows, LiveCase):
    host = "localhost"

    def setUp(self):
        self.faults = []
        self.user = make_administrator()
        self.user.username, self.user.email = "ann", "ann@portal.example"
        self.user.set_password(PASSWORD)
        self.user.save()

    def tearDown(self):
        self.assertEqual(self.faults, [])

    def open(self, *scripts, **options):
        context = browser().new_context(
            base_url=self.live_server_url, reduced_motion="reduce", **options
        )
        self.addCleanup(context.close)
        context.set_default_timeout(20_000)
        for script in [REPORT_BREACHES, *scripts]:
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)
        return page

    def _note(self, message):
        if "policy" in message.text:
            self.faults.append(message.text)

    def plug_in_a_key(self, page):
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    def sign_in(self, page, code=""):
        page.goto("/en/account/sign-in/")
        page.fill("#id_login", "ann")
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/second-factor/" if code or self.has_factor() else "**/")
        if code:
            page.fill("#id_code", code)
            page.press("#id_code", "Enter")
            page.wait_for_url(lambda url: "second-factor" not in url)

    def has_factor(self):
        return self.user.authenticator_set.exists()

    def confirm(self, page):
        """The password once more, where it is asked for."""
        if "/account/confirm/" in page.url:
            page.fill("#id_password", PASSWORD)
            page.press("#id_password", "Enter")
            page.wait_for_url(lambda url: "/confirm/" not in url)


class PasskeyTests(SecondFactorCase):
    def test_is_added_signs_in_and_is_removed(self):
        page = self.open()
        self.plug_in_a_key(page)
        self.sign_in(page)
        page.goto("/admin/")
        self.assertIn(f"/{SECURITY}", page.url)
        page.get_by_role("link", name="Add a passkey").click()
        self.confirm(page)
        page.fill("#id_name", "Laptop")
        page.get_by_role("button", name="Add a passkey").click()
        page.wait_for_url("**/codes/")
        page.goto("/admin/")
        self.assertEqual(page.title().partition(" |")[0], "Editors' desk")

        page.context.clear_cookies()
        self.sign_in(page)
        page.get_by_role("button", name="Use a passkey").click()
        page.wait_for_url(lambda url: "second-factor" not in url)
        page.goto("/admin/")
        self.assertEqual(page.title().partition(" |")[0], "Editors' desk")

        User.objects.update(is_staff=False, is_superuser=False)
        page.goto(f"/en/{SECURITY}passkeys/")
        self.confirm(page)
        self.assertEqual(page.locator("main li h2").inner_text(), "Laptop")
        page.get_by_role("link", name="Remove").click()
        page.fill("#id_password", PASSWORD)  # the last factor leaves the password alone
        page.get_by_role("button", name="Remove it").click()
        page.get_by_text("You have no passkey yet.").wait_for()
        self.assertFalse(self.has_factor())

    def test_is_made_once_on_each_device(self):
        page = self.open()
        self.plug_in_a_key(page)
        add_app(self.user)
        self.sign_in(page, code_at())
        page.goto(f"/en/{SECURITY}passkeys/add/")
        self.confirm(page)
        page.get_by_role("button", name="Add a passkey").click()
        page.wait_for_url("**/codes/")
        page.goto(f"/en/{SECURITY}passkeys/add/")
        page.get_by_role("button", name="Add a passkey").click()
        page.get_by_text("This device has a passkey of your account already.").wait_for()

    def test_says_where_there_is_none(self):
        page = self.open("delete window.PublicKeyCredential")
        self.sign_in(page)
        page.goto(f"/en/{SECURITY}passkeys/add/")
        self.confirm(page)
        page.get_by_text("Passkeys need a browser that knows them").wait_for()
        self.assertEqual(page.get_by_role("button", name="Add a passkey").count(), 0)


class SecurityPagesTests(SecondFactorCase):
    PAGES = ["", "app/remove/", "codes/", "codes/new/", "passkeys/", "passkeys/add/", "sessions/"]

    def test_have_no_violation(self):
        page = self.open(AXE_SCRIPT)
        self.sign_in(page)
        page.goto(f"/en/{SECURITY}app/")
        self.confirm(page)
        self.look(page, "app")
        add_app(self.user)
        add_codes(self.user)
        page.context.clear_cookies()
        self.sign_in(page)
        for language in LANGUAGES:
            page.goto(f"/{language}/account/sign-in/second-factor/")
            self.look(page, f"{language}, second factor")
        page.fill("#id_code", "1")
        page.press("#id_code", "Enter")
        page.locator(".error").first.wait_for()
        self.look(page, "wrong code")
        page.fill("#id_code", code_at())
        page.press("#id_code", "Enter")
        page.wait_for_url(lambda url: "second-factor" not in url)
        page.goto(f"/en/{SECURITY}passkeys/")
        self.confirm(page)
        for language in LANGUAGES:
            for address in [*[SECURITY + path for path in self.PAGES], "account/email/"]:
                page.goto(f"/{language}/{address}")
                self.look(page, f"{language}, {address}")

    def look(self, page, state):
        for viewport, scheme in [(DESK, "dark"), (PHONE, "light")]:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            with self.subTest(state, width=viewport["width"], scheme=scheme):
                self.assertEqual(violations(page), [])
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                self.assertFalse(wide)
