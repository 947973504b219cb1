"""The life of a meeting, from the copy of the session before to the archive, and who sees what.

Everybody walks by keyboard and without scripts, but for the officer: the admin has its scripts.
"""

import hashlib
import io
import re
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

from django.utils import timezone, translation
from django.utils.translation import gettext
from icalendar import Calendar
from playwright.sync_api import expect

from events.models import Event
from mail.models import Letter
from meetings.notices.telling import tell_all
from registrations.models import Registration
from tests.accounts.factors import PASSWORD
from tests.affiliations.asking import link
from tests.browser.case import BrowserCase
from tests.browser.session import Desk, address_of, make_people, make_session_before, paper
from tests.browser.walking import Walker

AGENDA = """1. Opening of the session 10:00-11:30
2. Reports
  2.1 Report of the Secretariat"""
ROW = "main li:has(> a.code[href$='/documents/PTC/27/1/'])"
FILE = f"{ROW} a[href$='.en.pdf']"
PACK = "main form[action$='/pack/'] button"
FOLLOW = "main form[action*='/following/event/'] button"
QUEUE = "/admin/registrations/registration/"


class MeetingPathTests(BrowserCase):
    def setUp(self):
        super().setUp()
        make_session_before(make_people())

    def test_a_meeting_from_its_preparation_to_its_archive(self):
        officer = Desk(self.page(), self.live_server_url)
        self.prepares(officer)
        delegate, second = self.signed_in("delegate", "en"), self.signed_in("second", "ar")
        self.nobody_else_finds_it()
        self.registers(delegate)
        self.registers(second)
        self.nominates_both()
        self.approves_in_bulk(officer)
        self.opens_a_document(delegate)
        self.assertEqual(second.status_of(self.file), 404)
        self.fetches_the_pack(delegate)
        self.follows_and_has_seen_all(delegate)
        self.revises(officer)
        self.is_told(delegate)
        self.sees_what_is_revised(delegate)
        self.subscribes_to_the_calendar(delegate)
        self.withdraws(delegate)
        self.gets_the_place(second)
        self.closes(officer)
        self.reads_what_was_decided(second)

    def prepares(self, officer: Desk) -> None:
        """The editor's job 6, from the dashboard to the published meeting."""
        page = officer.page
        page.goto("/admin/")
        officer.click("text=Copy from previous session")
        officer.click("[value='Make the next session']")
        page.fill("#id_text", AGENDA)
        officer.press("[name=_show]")
        officer.press("[name=_apply]")
        names = [(number, language) for number in [1, 2] for language in ["en", "fr"]]
        officer.drop(**{f"PTC__27__{n}_{code}_pdf": paper(code, n) for n, code in names})
        symbols = page.locator("table.uploads [name$='-symbol']")
        self.assertEqual(
            [symbol.input_value() for symbol in symbols.all()],
            ["PTC/27/1", "PTC/27/1", "PTC/27/2", "PTC/27/2"],
        )
        officer.press("[name=_confirm]")
        officer.press("[value='Publish all ready']")
        self.assertIn("2 documents are published", officer.told)
        self.assertEqual(officer.clicks, 7)
        self.event = Event.objects.latest("pk")
        self.slug = self.event.slug
        self.desk = page.url.partition("#")[0]

    def signed_in(self, name: str, language: str) -> Walker:
        """By a link to the meeting, which does not exist before and does so after signing in."""
        walker = Walker(self.page(java_script_enabled=False), language)
        walker.open(f"events/{self.slug}/")
        expect(walker.page.locator("h1")).not_to_contain_text("24")
        walker.follow("main a[href*='/account/sign-in/']")
        walker.sign_in(address_of(name), PASSWORD)
        self.assertEqual(walker.path, f"/{language}/events/{self.slug}/")
        return walker

    def nobody_else_finds_it(self) -> None:
        """No address of it says more than one that was never given."""
        file = self.event.attachments.earliest("pk").document.slug
        addresses = [
            f"/en/events/{self.slug}/{end}"
            for end in [
                "", "event.ics", "register/", "registration/", "participants/", "pack/",
                f"pack/{'0' * 64}.zip",
            ]
        ]  # fmt: skip
        addresses += ["/en/documents/PTC/27/1/", f"/files/{file}.en.pdf"]
        for name in ["", "stranger", "partner"]:
            walker = Walker(self.page(java_script_enabled=False), "en")
            if name:
                walker.open("account/sign-in/")
                walker.sign_in(address_of(name), PASSWORD)
            for address in addresses:
                answer = walker.page.request.get(address)
                is_to_sign_in = "/account/sign-in/" in answer.url
                with self.subTest(name=name, address=address):
                    self.assertTrue(answer.status == 404 or is_to_sign_in, answer.status)
                    self.assertNotIn("Session of the PTC", answer.text())
            for listed in ["events/", "events/feed.ics", "bodies/"]:
                answer = walker.page.request.get(f"/en/{listed}")
                with self.subTest(name=name, address=listed):
                    self.assertNotIn(self.slug, answer.text())

    def registers(self, person: Walker) -> None:
        self.expect_lock(person)
        person.follow("main a[href$='/register/']")
        person.send(function="Head of unit")
        self.expect_words(person, "Your registration waits for the focal point of your Member.")

    def nominates_both(self) -> None:
        focal = Walker(self.page(java_script_enabled=False), "en")
        letter = Letter.objects.filter(to=address_of("focal")).latest("pk")
        focal.open(link(letter))
        focal.sign_in(address_of("focal"), PASSWORD)
        for _person in range(2):
            focal.follow("main a[href*='/account/nominations/']:not([href*=send])")
            focal.choose("answer", "nominate")
            focal.send()
        self.expect_words(focal, "Nothing waits for you.")

    def approves_in_bulk(self, officer: Desk) -> None:
        """Two clicks; the Enter key alone decides on nobody."""
        officer.page.goto(f"{QUEUE}?event={self.event.pk}")
        officer.page.check("#action-toggle")
        with officer.page.expect_navigation():
            officer.page.press("#action-toggle", "Enter")
        self.assertFalse(Registration.objects.filter(state="approved"))
        officer.page.check("#action-toggle")
        officer.click("button[name=action][value=approve_chosen]")
        states = Registration.objects.order_by("pk").values_list("state", flat=True)
        self.assertEqual(list(states), ["approved", "waiting"])

    def opens_a_document(self, delegate: Walker) -> None:
        """UX section 2: from My page one click to the meeting, and one to the file."""
        delegate.open("account/")
        delegate.follow(f"main a[href='/en/events/{self.slug}/']")
        self.assertTrue(delegate.download(FILE).startswith(b"%PDF"))
        self.file = delegate.page.locator(FILE).get_attribute("href") or ""

    def fetches_the_pack(self, delegate: Walker) -> None:
        """One click; the checksums that lie in the archive are those of its files."""
        with ZipFile(io.BytesIO(delegate.download(PACK))) as pack:
            names = pack.namelist()
            sums = pack.read(next(name for name in names if "SHA256" in name.upper())).decode()
            listed = re.findall(r"^([0-9a-f]{64}) [ *](.+)$", sums, re.MULTILINE)
            self.assertGreaterEqual(len(listed), 2)
            for digest, name in listed:
                path = next(each for each in names if each.endswith(name))
                self.assertEqual(hashlib.sha256(pack.read(path)).hexdigest(), digest)
        self.assertEqual(sum(name.endswith(".pdf") for name in names), 2)

    def follows_and_has_seen_all(self, delegate: Walker) -> None:
        delegate.open(f"events/{self.slug}/")
        delegate.follow("main form[action$='/seen/'] button")
        expect(delegate.page.locator("main .tag.new")).to_have_count(0)
        delegate.follow(FOLLOW)
        delegate.follow("main a[href$='/account/following/']")
        delegate.reach("main select").press("Home")
        delegate.send()
        expect(delegate.page.locator("main")).to_contain_text("At once")

    def revises(self, officer: Desk) -> None:
        """The editor's job 7."""
        page = officer.page
        page.goto(self.desk)
        document = self.event.attachments.get(workingdocument__full_symbol="PTC/27/1")
        row = f"#paper-{document.pk}"
        page.click(f"{row} summary")
        file: Any = {
            "name": "draft_en.pdf",
            "mimeType": "application/pdf",
            "buffer": paper("en", 3),
        }
        page.set_input_files(f"{row} [name=file]", [file])
        officer.press(f"{row} [name=_publish]")
        self.assertIn("PTC/27/1/Rev.1 is published", officer.told)

    def is_told(self, delegate: Walker) -> None:
        """The letter names and links the revision, and holds no file."""
        tell_all(timezone.now() + timedelta(minutes=10))
        letter = Letter.objects.filter(to=address_of("delegate")).latest("pk")
        self.assertIn("PTC/27/1/Rev.1", letter.body)
        self.assertNotIn("PTC/27/2", letter.body)
        path = re.search(r"(/en/documents/PTC/27/1/\S*)", letter.body)
        delegate.open(path[1] if path else "")
        expect(delegate.page.locator("h1")).to_contain_text("PTC/27/1/Rev.1")
        self.assertFalse(Letter.objects.filter(to=address_of("second"), body__contains="/Rev.1"))

    def sees_what_is_revised(self, delegate: Walker) -> None:
        """Marked since the own last look; the document before stays at its address."""
        delegate.open(f"events/{self.slug}/")
        expect(delegate.page.locator("main .docs .tag.rev")).to_have_count(1)
        expect(delegate.page.locator(f"{ROW} .tag.rev")).to_have_text("Rev. 1")
        self.assertEqual(delegate.status_of(self.file), 200)
        delegate.open("documents/PTC/27/1/rev/0/")
        self.expect_words(delegate, "This is an earlier revision. The newest is:")
        self.assertTrue(delegate.download(f"main a[href='{self.file}']").startswith(b"%PDF"))

    def subscribes_to_the_calendar(self, delegate: Walker) -> None:
        delegate.open("account/")
        delegate.follow("main a[href$='/account/calendar/']")
        make = "main form[action$='/account/calendar/'] button"
        delegate.follow(make)
        delegate.send(password=PASSWORD)
        delegate.follow(make)
        shown = delegate.page.locator("#calendar-address").input_value()
        address = "/" + shown.split("/", 3)[3]
        program = self.page().request
        calendar = Calendar.from_ical(program.get(address).body())
        self.assertEqual(len(calendar.walk("VEVENT")), 1)
        self.assertIn("244", str(calendar.walk("VEVENT")[0]["SUMMARY"]))
        delegate.follow("main form[action$='/revoke/'] button")
        self.assertEqual(program.get(address).status, 404)

    def withdraws(self, delegate: Walker) -> None:
        delegate.open(f"events/{self.slug}/")
        delegate.follow("main a[href$='/registration/']")
        delegate.reach("main summary").press("Enter")
        delegate.send()
        self.expect_words(delegate, "You have withdrawn your registration.")
        self.assertEqual(delegate.status_of(self.file), 404)

    def gets_the_place(self, second: Walker) -> None:
        """The next of the waiting list has the place, the letter and the documents."""
        letter = Letter.objects.filter(to=address_of("second")).latest("pk")
        self.assertEqual(letter.language, "ar")
        second.open(link(letter))
        self.expect_words(second, "You have a place.")
        self.assertEqual(second.status_of(self.file), 200)

    def closes(self, officer: Desk) -> None:
        page = officer.page
        page.goto(self.desk)
        officer.drop(PTC__27__REPORT_en_pdf=paper("en", 9))
        page.fill("table.uploads [name$='-symbol']", "PTC/27/9")
        officer.press("[name=_confirm]")
        officer.press("[value='Publish all ready']")
        page.click("#decisions summary")
        page.fill("#id_decisions-0-decision", "The session is open.")
        officer.press("#form-decisions [type=submit]")
        page.check("#form-archive [name=sure]")
        officer.press("#form-archive [type=submit]")
        self.assertIn("The meeting is archived", officer.told)

    def reads_what_was_decided(self, second: Walker) -> None:
        """In the reader's own language around the words that were written down."""
        second.open(f"events/{self.slug}/")
        agenda = second.page.locator("main .agenda").first
        expect(agenda).to_contain_text("The session is open.")
        expect(agenda).to_contain_text(self.translated("Decision", "ar"))
        expect(second.page.locator("main a.code[href$='/PTC/27/9/']")).to_have_count(1)

    def expect_lock(self, person: Walker) -> None:
        expect(person.page.locator(f"{ROW} use[href$='#lock']").first).to_be_visible()
        expect(person.page.locator(f"{ROW} a[href^='/files/']")).to_have_count(0)

    def expect_words(self, person: Walker, words: str) -> None:
        expect(person.page.locator("main")).to_contain_text(self.translated(words, person.language))

    @staticmethod
    def translated(words: str, language: str) -> str:
        with translation.override(language):
            return gettext(words)
