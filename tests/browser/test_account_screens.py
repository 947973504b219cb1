"""axe on the screens on the way of an account that no other test opens, and on their desk."""

from allauth.mfa.models import Authenticator
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth.models import Group
from playwright.sync_api import Page

from accounts.email_views import ask
from accounts.models import DeletionRequest, User
from accounts.welcome import invite
from affiliations.models import EmailDomain, OfferedGroup, Refusal
from affiliations.requests import handling
from audit.models import Action, Record
from audit.recording import record
from mail.models import Letter
from tests.accounts.factors import add_app, add_passkey
from tests.affiliations.asking import link
from tests.browser.case import DESK, PHONE, end_animations
from tests.browser.editing import EditingCase
from tests.browser.test_accessibility import violations
from tests.browser.test_files import AXE
from tests.factories import make_administrator, make_affiliation, make_request, make_user

LOOKS = {"en": (DESK, "dark"), "ar": (PHONE, "light")}


class AccountScreensTests(EditingCase):
    """Public screens as far as axe knows; the desk as far as WCAG asks, in both appearances.

    Chromium also says whether forms work on pages whose addresses no other site is told.
    """

    def test_confirming_a_new_address_has_no_flaw(self):
        for language in LOOKS:
            user = make_user(email=f"{language}@old.example", language=language)
            page, new = self.visitor(user, language), f"{language}@new.example"
            ask(user, new)
            old_link, new_link = self.letter_link(user.email), self.letter_link(new)
            self.look(page, language, old_link)
            self.look(page, language, new_link)
            self.send(page, language, "confirm")
            self.look(page, language, old_link)
            self.send(page, language, "confirm")
            self.look(page, language, old_link)
            user.refresh_from_db()
            self.assertEqual(user.email, new)
            ask(user, f"{language}@old.example")
            self.look(page, language, self.letter_link(new))
            self.send(page, language, "refuse")
            with page.expect_navigation(url=f"**/{language}/"):
                page.locator(".account button").dispatch_event("click")

    def test_confirming_who_one_is_has_no_flaw(self):
        for language in LOOKS:
            user = make_user()
            add_app(user)
            key = add_passkey(user)
            page = self.visitor(user, language)
            for end in ["", "code/", "passkey/"]:
                self.look(page, language, f"/{language}/account/confirm/{end}")
            page.goto(f"{self.live_server_url}/{language}/account/confirm/code/")
            page.fill("#id_code", "1")
            self.send(page, language)
            self.assertTrue(Authenticator.objects.filter(pk=key.pk).exists())

    def test_the_first_password_has_no_flaw(self):
        for language in LOOKS:
            user = make_user(email=f"{language}@portal.example", language=language)
            user.set_unusable_password()
            user.save()
            page, path = self.visitor(None, language), link(invite(user))
            self.look(page, language, path)
            page.fill("#id_password1", "short")
            self.send(page, language)
            self.look(page, language, f"{path[:-2]}/")

    def test_renaming_a_passkey_has_no_flaw(self):
        for language in LOOKS:
            user = make_user()
            user.set_password("four words without any rule")
            user.save()
            key = add_passkey(user)
            page = self.visitor(user, language)
            self.look(page, language, f"/{language}/account/security/passkeys/{key.pk}/edit/")

    def test_the_desk_has_no_flaw(self):
        for path in self.desk_pages():
            self.go(path)
            self.check(path)

    def test_deciding_has_no_flaw(self):
        asked, other = make_request(), make_request(email="ana@free.example")
        self.go(f"/admin/affiliations/accessrequest/{asked.pk}/change/")
        self.check("a request")
        for verb in ["approve", "refuse", "note"]:
            self.page.locator("select[id^=id_approve-organization]").select_option("")
            self.page.click(f"form:has([name=verb][value={verb}]) [type=submit]")
            self.page.wait_for_selector(".errorlist")
            self.check(f"{verb}, with errors")
        by = make_administrator()
        handling.take(other, by)
        handling.note(other, by, "Known from the Council.")
        handling.refuse(other, by, Refusal.OTHER, "Write again in May.", "en")
        self.go(f"/admin/affiliations/accessrequest/{other.pk}/change/")
        self.check("a refused request")

    def test_asking_once_more_has_no_flaw(self):
        person = make_user(first_name="Ann")
        add_app(person)
        DeletionRequest.objects.create(user=person)
        actions = {"user": "remove_factors", "deletionrequest": "erase_accounts"}
        for model, action in actions.items():
            self.go(f"/admin/accounts/{model}/")
            key = DeletionRequest.objects.get().pk if model == "deletionrequest" else person.pk
            self.page.check(f"[name=_selected_action][value='{key}']")
            self.page.select_option("[name=action]", action)
            self.page.click("[name=index]")
            self.page.wait_for_selector("[name=confirmed]", state="attached")
            self.check(action)

    def desk_pages(self) -> list[str]:
        """Lists with rows, and what they lead to."""
        affiliation = make_affiliation(make_user(email="ann@portal.example"))
        make_request()
        domain = EmailDomain.objects.create(domain="customs.example", member=affiliation.member)
        offered = OfferedGroup.objects.create(
            group=Group.objects.create(name="Council"), position=1
        )
        record(Action.SIGNED_IN, by=affiliation.user, person=affiliation.user, place="192.0.2.1")
        changed = {
            "affiliations/affiliation": affiliation.pk,
            "affiliations/emaildomain": domain.pk,
            "affiliations/offeredgroup": offered.pk,
            "accounts/user": affiliation.user_id,
            "audit/record": Record.objects.latest("pk").pk,
        }
        forms = [f"/admin/{model}/{pk}/change/" for model, pk in changed.items()]
        lists = [f"/admin/{model}/" for model in [*changed, "affiliations/accessrequest"]]
        return [*lists, *forms, "/admin/audit/record/retention/", "/admin/accounts/user/add/"]

    def visitor(self, user: User | None, language: str) -> Page:
        """A page in the look of the language, of whom the session never proved a thing."""
        page = self.sign_in(user or make_user())
        if user is None:
            page.context.clear_cookies()
        viewport, scheme = LOOKS[language]
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        return page

    def look(self, page: Page, language: str, path: str = "") -> None:
        if path:
            page.goto(self.live_server_url + path)
        page.evaluate(AXE_SCRIPT)
        with self.subTest(language, path=path or page.url):
            self.assertEqual(violations(page), [])
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            self.assertFalse(wide)

    def send(self, page: Page, language: str, name: str = "") -> None:
        """Press the button of the form, and look at what comes."""
        with page.expect_navigation():
            page.click(f"main form button[type=submit]{f'[name={name}]' if name else ''}")
        self.look(page, language)

    def check(self, state: str) -> None:
        self.page.evaluate(AXE_SCRIPT)
        for scheme in ["light", "dark"]:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            end_animations(self.page)
            with self.subTest(state, scheme=scheme):
                self.assertEqual(self.page.evaluate(AXE), [])

    def letter_link(self, to: str) -> str:
        return link(Letter.objects.filter(to=to).latest("pk"))
