"""Who learns of which document, and who opens it: every reader at every door."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from affiliations.groups import DELEGATES_OF_MEMBERS
from audit.models import Action, Record
from content.models import Access
from content.models.attachment import FileAccess
from events.roles import MEETING_OFFICER
from library.models import DocumentFile
from meetings.models import WorkingDocument
from sample.pdf import make_pdf
from tests.access_case import consume
from tests.factories import make_administrator, make_affiliation, make_partner, make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_document,
)

# What is shown at all, and what each reader opens of the documents that `states` makes.
SHOWN = "1236789"
OPENS = {
    "anonymous": "16",
    "ended": "16",
    "switched off": "16",
    "registered": "1267",
    "delegate": "12679",
    "body": "12367",
    "other body": "1267",
    "partner": "1267",
    "participant": "12678",
    "withdrew": "1267",
    "officer": "1267",
    "administrator": "1236789",
}
# Who may know of the meeting for that body only.
OF_BODY = {"body", "administrator"}
CLOSED = {"ended", "switched off"}


def states(body, participants, delegates):
    """Every way in which a document may be kept from readers, or not: columns and groups."""
    now = timezone.now()
    return {
        "1": ({}, []),
        "2": ({"access": FileAccess.REGISTERED}, []),
        "3": ({"access": FileAccess.GROUPS}, [body]),
        "4": ({"shown_at": None}, []),
        "5": ({"shown_at": now + timedelta(hours=1)}, []),
        "6": ({"access": FileAccess.GROUPS, "opens_at": now - timedelta(hours=1)}, [body]),
        "7": ({"access": FileAccess.REGISTERED, "opens_at": now + timedelta(hours=1)}, []),
        "8": ({"access": FileAccess.GROUPS}, [participants]),
        "9": ({"access": FileAccess.GROUPS}, [delegates]),
    }


class DocumentRightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        body = Group.objects.create(name="PTC")
        cls.events = {
            "PTC": make_event({"en": "Open"}, slug="open"),
            "RES": make_event(
                {"en": "Unicorn"}, slug="closed", access=Access.GROUPS, groups=[body]
            ),
        }
        for acronym, event in cls.events.items():
            cls.add_documents(acronym, make_meeting(event, "Transit"), body)
        cls.readers = cls.people(body, make_registration_form(cls.events["PTC"]))

    @classmethod
    def add_documents(cls, acronym, meeting, body):
        delegates = Group.objects.get(name=DELEGATES_OF_MEMBERS)
        participants = meeting.event.participants_group()
        for number, (columns, groups) in states(body, participants, delegates).items():
            paper = make_working_document(meeting, f"{acronym}/26/{number}", **columns)
            paper.groups.set(groups)

    @classmethod
    def people(cls, body, form):
        readers = {
            "registered": make_user(),
            "other body": make_user(),
            "participant": make_user(),
            "withdrew": make_user(),
            "officer": make_user(MEETING_OFFICER),
            "administrator": make_administrator(),
            "delegate": make_affiliation().user,
            "partner": make_affiliation(partner=make_partner({})).user,
        }
        readers["other body"].groups.add(Group.objects.create(name="Council"))
        for name in ["body", *sorted(CLOSED)]:
            affiliation = make_affiliation(partner=make_partner({}))
            affiliation.groups.add(body)
            readers[name] = affiliation.user
        yesterday = timezone.localdate() - timedelta(days=1)
        User.objects.filter(pk=readers["ended"].pk).update(expires_on=yesterday)
        User.objects.filter(pk=readers["switched off"].pk).update(is_active=False)
        make_registration(form, readers["participant"])
        make_registration(form, readers["withdrew"], state="withdrawn")
        return readers

    def each_reader(self):
        """Sign in each of them in turn; with what they open."""
        for name, opens in OPENS.items():
            self.client.logout()
            if name in self.readers:
                self.client.force_login(self.readers[name])
            yield name, opens

    def status(self, address):
        response = self.client.get(address)
        consume(response)
        return response.status_code

    def test_hold_on_the_page_of_the_meeting(self):
        for name, opens in self.each_reader():
            page = self.client.get("/en/events/open/").content.decode()
            for number in "123456789":
                with self.subTest(name, document=number):
                    self.assertEqual(f">PTC/26/{number}<" in page, number in SHOWN)
                    self.assertEqual(f"/files/ptc-26-{number}." in page, number in opens)

    def test_hold_at_the_address_of_the_document(self):
        for name, opens in self.each_reader():
            for number in "123456789":
                with self.subTest(name, document=number):
                    page = self.client.get(f"/en/documents/PTC/26/{number}/")
                    self.assertEqual(page.status_code, 200 if number in SHOWN else 404)
                    text = page.content.decode()
                    self.assertEqual(f"/files/ptc-26-{number}." in text, number in opens)

    def test_hold_at_the_files(self):
        for name, opens in self.each_reader():
            for number in "123456789":
                with self.subTest(name, document=number):
                    expected = 200 if number in opens else 404
                    self.assertEqual(self.status(f"/files/ptc-26-{number}.en.pdf"), expected)

    def test_hold_at_earlier_revisions_of_files(self):
        for document in WorkingDocument.objects.filter(symbol__in=["PTC/26/3", "RES/26/1"]):
            file = ContentFile(make_pdf("en", "Again", ["Words"]), name="again.pdf")
            DocumentFile(document=document.document, language="en", title="x", file=file).save()
        for name, opens in self.each_reader():
            with self.subTest(name):
                expected = 200 if "3" in opens else 404
                self.assertEqual(self.status("/files/ptc-26-3.en.rev1.pdf"), expected)
                expected = 200 if name in OF_BODY else 404
                self.assertEqual(self.status("/files/res-26-1.en.rev1.pdf"), expected)

    def test_hide_a_restricted_meeting_altogether(self):
        for name, opens in self.each_reader():
            knows = name in OF_BODY
            with self.subTest(name):
                self.assertEqual(self.status("/en/events/closed/"), 200 if knows else 404)
            for number in "145":
                with self.subTest(name, document=number):
                    known = 200 if knows and number in SHOWN else 404
                    address = f"RES/26/{number}/"
                    self.assertEqual(self.status(f"/en/documents/{address}"), known)
                    self.assertEqual(self.status(f"/en/documents/{address}rev/0/"), known)
                    opened = 200 if knows and number in opens else 404
                    self.assertEqual(self.status(f"/files/res-26-{number}.en.pdf"), opened)

    def test_answer_as_for_a_symbol_that_nobody_gave(self):
        hidden = self.client.get("/en/documents/RES/26/1/")
        absent = self.client.get("/en/documents/RES/99/1/")
        self.assertEqual(hidden.status_code, absent.status_code)
        without = hidden.content.decode().replace("RES/26", "RES/99").replace("RES 26", "RES 99")
        self.assertEqual(without, absent.content.decode())

    def test_hold_where_lists_and_machines_look(self):
        places = [
            "/en/", "/en/events/", "/en/events/feed.atom", "/en/events/feed.csv",
            "/en/events/feed.json", "/sitemap.xml", "/sitemap-1.xml",
        ]  # fmt: skip
        for name in ["anonymous", "registered", "delegate", "partner"]:
            self.client.logout()
            if name in self.readers:
                self.client.force_login(self.readers[name])
            for place in places:
                with self.subTest(name, place=place):
                    page = self.client.get(place, follow=True)
                    text = b"".join(page) if page.streaming else page.content
                    self.assertNotIn(b"RES/26", text)
                    self.assertNotIn(b"Unicorn", text)
                    self.assertNotIn(b"/files/ptc-26-3", text)

    def test_end_with_the_event(self):
        self.events["PTC"].versions.get().withdraw(User(is_superuser=True))
        for name in ["anonymous", "delegate", "body", "participant", "officer"]:
            self.client.logout()
            if name in self.readers:
                self.client.force_login(self.readers[name])
            with self.subTest(name):
                self.assertEqual(self.status("/en/documents/PTC/26/1/"), 404)
                self.assertEqual(self.status("/files/ptc-26-1.en.pdf"), 404)

    def test_are_written_down_where_they_refuse(self):
        self.client.force_login(self.readers["registered"])
        for address, rule in [
            ("/en/documents/RES/26/1/", "access: groups"),
            ("/en/documents/PTC/26/4/", "document not shown"),
        ]:
            with self.subTest(address), self.assertLogs("content.denials", "WARNING"):
                self.client.get(address)
                record = Record.objects.get(action=Action.DENIED, subject=address)
                self.assertEqual(record.details, {"rule": rule})
