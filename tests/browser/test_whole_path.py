"""The whole path of a delegate, from asking for access to leaving, in English and in Arabic.

Visitors walk by keyboard and without scripts; only the admin, which is Django's, has its scripts.
"""

from django.contrib.auth.models import Group
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from accounts.tasks import write_reset
from affiliations.focal.asking import ask
from affiliations.groups import DELEGATES_OF_MEMBERS
from affiliations.models import AccessRequest, Refusal
from affiliations.requests.links import status_path
from affiliations.roles import ACCESS_OFFICER
from content.models.attachment import FileAccess
from mail.models import Letter
from tests.accounts.factors import PASSWORD, add_app, code_at
from tests.affiliations.asking import PURPOSE, WHO, link
from tests.browser.case import BrowserCase
from tests.browser.walking import Walker
from tests.factories import (
    make_affiliation,
    make_file,
    make_member,
    make_news,
    make_partner,
    make_request,
    make_user,
)

ENTRY = "news/decisions/"
FIRST, SECOND = "four words without any rule", "other words that nobody knows"
LOCKED, OPEN = "main li:has(use[href$='#lock'])", "main a[href^='/files/']"
MEMBERS = {"en": "Fiji Islands", "ar": "بالاو"}
QUEUE = "/admin/affiliations/accessrequest/"


class WholePathTests(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        decisions = make_news({"en": "Decisions", "ar": "القرارات"}, slug="decisions")
        attachment = make_file(decisions, access=FileAccess.GROUPS)
        attachment.groups.add(Group.objects.get(name=DELEGATES_OF_MEMBERS))
        cls.file = f"/files/{attachment.document.slug}.en.pdf"
        for language in ["en", "ar"]:
            cls.make_people(language)

    @classmethod
    def make_people(cls, language: str) -> None:
        """Whom an applicant meets: a focal point, an access officer, a partner's delegate."""
        member = make_member({language: MEMBERS[language]}, original_language=language)
        people = {
            "focal": make_user(language=language, first_name="Eva", last_name="Chief"),
            "officer": make_user(ACCESS_OFFICER),
            "partner": make_user(language=language),
        }
        for name, user in people.items():
            user.email = f"{name}-{language}@portal.example"
            user.set_password(PASSWORD)
            user.save()
        make_affiliation(people["focal"], member=member, role="focal_point")
        make_affiliation(people["partner"], partner=make_partner())
        add_app(people["officer"])

    def test_in_english(self):
        self.walk("en")

    def test_in_arabic(self):
        self.walk("ar")

    def walk(self, language: str) -> None:
        self.language, self.address = language, f"ana-{language}@customs.example"
        delegate, focal = self.walker(), self.walker()
        self.asks(delegate)
        self.endorses(focal)
        officer = self.officer()
        self.approves(officer)
        self.signs_in_first(delegate)
        self.opens_the_file(delegate)
        codes = self.adds_a_second_factor(delegate)
        self.signs_out_and_in_again(delegate)
        self.another_delegate_is_refused()
        self.chooses_a_new_password(delegate, codes[0])
        self.refuses_another(officer)
        self.confirms_once_a_year(focal)
        self.finds_everything_closed(delegate)

    def asks(self, delegate: Walker) -> None:
        """From the file that is locked to the request, and to the proof of the address."""
        delegate.open(ENTRY)
        self.expect_lock(delegate, "Selected registered users only")
        delegate.follow("main li a[href*='/account/sign-in/']")
        delegate.follow("main a[href$='/account/request/']")
        delegate.send(**WHO | {"email": self.address})
        member = delegate.page.locator("option", has_text=MEMBERS[self.language])
        delegate.choose("organization", member.get_attribute("value") or "")
        delegate.send(department="Tariff")
        delegate.send(**PURPOSE)
        delegate.send()
        expect(delegate.page.locator("main bdi")).to_have_text(self.address)
        delegate.open(self.letter_link(self.address))
        delegate.send()
        asked = AccessRequest.objects.get(email=self.address)
        self.assertEqual((asked.state, asked.language), ("open", self.language))

    def endorses(self, focal: Walker) -> None:
        address = f"focal-{self.language}@portal.example"
        focal.open(self.letter_link(address))
        focal.sign_in(address, PASSWORD)
        expect(focal.page.locator("main dl")).to_contain_text(self.address)
        focal.choose("answer", "endorse")
        focal.send()
        self.assertEqual(focal.path, f"/{self.language}/account/people/")

    def officer(self) -> Page:
        """An access officer at the desk, which opens with the second factor only."""
        page = self.page()
        page.goto("/admin/")
        page.fill("#id_login", f"officer-{self.language}@portal.example")
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/second-factor/**")
        page.fill("#id_code", code_at())
        page.press("#id_code", "Enter")
        page.wait_for_url("**/admin/")
        return page

    def approves(self, officer: Page) -> None:
        asked = AccessRequest.objects.get(email=self.address)
        officer.goto(QUEUE)
        officer.locator(f"#result_list a[href*='/{asked.pk}/']").click()
        self.press(officer, "take")
        expect(officer.locator(".desk-facts")).to_contain_text("Endorsed by the focal point")
        self.press(officer, "approve")
        asked.refresh_from_db()
        self.assertEqual((asked.state, asked.endorsement), ("approved", "endorsed"))

    def signs_in_first(self, delegate: Walker) -> None:
        delegate.open(status_path(AccessRequest.objects.get(email=self.address)))
        self.expect_words(delegate, "Your request was approved.")
        delegate.open(self.letter_link(self.address))
        delegate.send(password1=FIRST, password2=FIRST)
        delegate.sign_in(self.address, FIRST)
        expect(delegate.page.locator(".account")).to_contain_text("Ana")

    def opens_the_file(self, delegate: Walker) -> None:
        delegate.open(ENTRY)
        self.assertTrue(delegate.download(OPEN).startswith(b"%PDF"))

    def adds_a_second_factor(self, delegate: Walker) -> list[str]:
        """Sets up an app with the secret that the page shows; the recovery codes after it."""
        delegate.follow(".account a")
        for page in ["/account/security/", "/security/app/"]:
            delegate.follow(f"main a[href$='{page}']")
        delegate.send(password=FIRST)
        secret = delegate.page.locator("main bdi.code").inner_text()
        self.secret = secret.replace(" ", "")
        delegate.send(code=code_at(secret=self.secret))
        return delegate.page.locator("main ol bdi").all_inner_texts()

    def signs_out_and_in_again(self, delegate: Walker) -> None:
        """Signing out closes the file; the way back leads through the code to the page."""
        self.assertEqual(delegate.status_of(self.file), 200)
        delegate.sign_out()
        self.assertEqual(delegate.status_of(self.file), 404)
        delegate.open(ENTRY)
        delegate.follow("main li a[href*='/account/sign-in/']")
        # The code of this moment was used to set up the app.
        delegate.sign_in(self.address, FIRST, code_at(1, self.secret))
        self.assertEqual(delegate.path, f"/{self.language}/{ENTRY}")
        self.opens_the_file(delegate)
        delegate.sign_out()

    def another_delegate_is_refused(self) -> None:
        other = self.walker()
        other.open(ENTRY)
        other.follow("main li a[href*='/account/sign-in/']")
        other.sign_in(f"partner-{self.language}@portal.example", PASSWORD)
        self.expect_lock(other, "For other readers: your account does not open it")
        self.assertEqual(other.status_of(self.file), 404)

    def chooses_a_new_password(self, delegate: Walker, code: str) -> None:
        delegate.open("account/sign-in/")
        delegate.follow("main a[href$='/account/password/']")
        delegate.send(email=self.address)
        write_reset(**self.newest_job("accounts.tasks.write_reset"))
        delegate.open(self.letter_link(self.address))
        delegate.send(password1=SECOND, password2=SECOND)
        delegate.sign_in(self.address, SECOND, code)
        self.assertEqual(delegate.status_of(self.file), 200)

    def refuses_another(self, officer: Page) -> None:
        """The reason comes by letter and stands on the page, in the applicant's language."""
        asked = make_request(language=self.language)
        officer.goto(f"{QUEUE}{asked.pk}/change/")
        officer.select_option("#id_refuse-refusal", Refusal.NOT_CONFIRMED)
        officer.fill("#id_refuse-words", "Zubr")
        self.press(officer, "refuse")
        with translation.override(self.language):
            reason = str(Refusal.NOT_CONFIRMED.label)
        letter = Letter.objects.get(to=asked.email)
        self.assertEqual(letter.language, self.language)
        self.assertIn(reason, letter.body)
        self.assertIn("Zubr", letter.body)
        applicant = self.walker()
        applicant.open(status_path(asked))
        expect(applicant.page.locator("main .notice")).to_contain_text(reason)

    def confirms_once_a_year(self, focal: Walker) -> None:
        address = f"focal-{self.language}@portal.example"
        ask(AccessRequest.objects.get(email=self.address).member_id, timezone.localdate())
        focal.open(self.letter_link(address))
        here, left = User.objects.get(email=address), User.objects.get(email=self.address)
        focal.choose(f"person-{here.pk}", "here")
        focal.choose(f"person-{left.pk}", "left")
        focal.send()
        expect(focal.page.locator(".notice.warn + .list")).to_contain_text("Ana")
        focal.send()
        self.assertTrue(focal.path.endswith("/done/"))

    def finds_everything_closed(self, delegate: Walker) -> None:
        """The next request of who has left is that of a stranger."""
        delegate.open(ENTRY)
        self.expect_lock(delegate, "Selected registered users only")
        self.assertEqual(delegate.status_of(self.file), 404)
        delegate.open("account/")
        self.assertEqual(delegate.path, f"/{self.language}/account/sign-in/")

    def walker(self) -> Walker:
        return Walker(self.page(java_script_enabled=False), self.language)

    def press(self, officer: Page, verb: str) -> None:
        with officer.expect_navigation():
            officer.click(f"form:has([name=verb][value={verb}]) [type=submit]")

    def letter_link(self, to: str) -> str:
        """The path of the link in the newest letter to an address."""
        path = link(Letter.objects.filter(to=to).latest("pk"))
        self.assertTrue(path.startswith(f"/{self.language}/"), path)
        return path

    def newest_job(self, name: str) -> dict:
        return ProcrastinateJob.objects.filter(task_name=name).latest("id").args

    def expect_words(self, walker: Walker, words: str) -> None:
        expect(walker.page.locator("main")).to_contain_text(self.translated(words))

    def expect_lock(self, walker: Walker, reason: str) -> None:
        expect(walker.page.locator(LOCKED)).to_contain_text(self.translated(reason))
        self.assertEqual(walker.page.locator(OPEN).count(), 0)

    def translated(self, words: str) -> str:
        with translation.override(self.language):
            return gettext(words)
