"""Visitors without an account: one who wants to take part, one who wants a file in French."""

from playwright.sync_api import expect

from affiliations.models import AccessRequest, Affiliation
from affiliations.requests import handling
from mail.models import Letter
from tests.accounts.factors import PASSWORD
from tests.affiliations.asking import PURPOSE, WHO, link
from tests.browser.case import BrowserCase
from tests.browser.walking import Walker
from tests.factories import make_administrator, make_file, make_member, make_tool
from tests.meeting_factories import make_event, make_registration_form


class VisitorTests(BrowserCase):
    def test_a_visitor_registers_and_asks_for_the_account_in_one_go(self):
        member = make_member({"en": "Tonga"})
        event = make_event({"en": "Open session"}, slug="open-session")
        make_registration_form(event, audience="delegates")
        visitor = Walker(self.page(java_script_enabled=False), "en")
        visitor.open("events/open-session/")
        visitor.follow("main a[href$='/register/']")
        visitor.follow("main a[href$='?new']")
        visitor.send(name="Ana Lopez")
        visitor.send(**WHO)
        visitor.choose("organization", f"member-{member.pk}")
        visitor.send(department="Tariff")
        visitor.send(**PURPOSE)
        visitor.send()
        visitor.open(link(Letter.objects.filter(to=WHO["email"]).latest("pk")))
        visitor.send()
        asked = AccessRequest.objects.get(email=WHO["email"])
        affiliation = Affiliation(organization="member", member=member)
        handling.approve(asked, make_administrator(), affiliation)
        visitor.open(link(Letter.objects.get(to=WHO["email"], subject__startswith="Choose")))
        visitor.send(password1=PASSWORD, password2=PASSWORD)
        visitor.sign_in(WHO["email"], PASSWORD)
        visitor.open("account/")
        visitor.follow("main a[href$='/events/open-session/registration/']")
        expect(visitor.page.locator("main")).to_contain_text(
            "Your registration waits for the organiser."
        )

    def test_a_trader_finds_guidance_in_french(self):
        tool = make_tool({"en": "Guidance on operators", "fr": "Orientations"}, slug="guidance")
        make_file(tool, "en", "fr")
        trader = Walker(self.page(java_script_enabled=False), "en")
        trader.open("tools/")
        trader.send(q="operators")
        file = trader.download("main a[href^='/files/'][href$='.fr.pdf']")
        self.assertTrue(file.startswith(b"%PDF"))
