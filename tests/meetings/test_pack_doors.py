"""Who gets a pack: at the button, at its address, and when rights change in between."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import TestCase, override_settings
from django.utils import timezone

from audit.models import Action, Record
from content.models import Access
from content.models.attachment import FileAccess
from library.models import DocumentFile, Scan
from meetings.models import Pack, PackReceipt
from tests.factories import make_administrator, make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_document,
)
from tests.meetings.packing import ask, documents, fetch


def columns_of(group):
    """Every way in which a document may be kept from readers, or not."""
    now = timezone.now()
    return {
        "1": {},
        "2": {"access": FileAccess.REGISTERED},
        "3": {"access": FileAccess.GROUPS},
        "4": {"shown_at": None},
        "5": {"shown_at": now + timedelta(hours=1)},
        "6": {"access": FileAccess.GROUPS, "opens_at": now - timedelta(hours=1)},
        "7": {"access": FileAccess.REGISTERED, "opens_at": now + timedelta(hours=1)},
    }


# What each reader gets of these.
GETS = {
    "anonymous": "16",
    "registered": "1267",
    "participant": "12367",
    "withdrawn": "1267",
    "in the group": "12367",
    "administrator": "12367",
}


class PackRightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        event = make_event()
        cls.meeting, form = make_meeting(event), make_registration_form(event)
        group = Group.objects.create(name="Experts")
        for number, columns in columns_of(group).items():
            document = make_working_document(cls.meeting, f"PTC/26/{number}", **columns)
            document.groups.set([group, event.participants_group()])
        cls.readers = {
            "registered": make_user(),
            "participant": make_registration(form, make_user()).user,
            "withdrawn": make_registration(form, make_user(), state="withdrawn").user,
            "in the group": make_user("Experts", is_staff=False),
            "administrator": make_administrator(),
        }

    def sign_in(self, reader):
        self.client.logout()
        if reader != "anonymous":
            self.client.force_login(self.readers[reader])

    def test_each_reader_gets_what_they_may_open_and_is_told_of_no_more(self):
        for reader, numbers in GETS.items():
            with self.subTest(reader=reader):
                self.sign_in(reader)
                page = self.client.get(f"/en/events/{self.meeting.event.slug}/pack/")
                self.assertContains(page, f"({len(numbers)} files, ")
                archive = fetch(self.client, self.meeting)
                self.assertEqual("".join(name[7] for name in documents(archive)), numbers)
                for name in archive.namelist()[:3]:
                    told = archive.read(name).decode()
                    absent = [f"PTC/26/{n}" for n in "1234567" if n not in numbers]
                    self.assertFalse([symbol for symbol in absent if symbol in told], name)

    def test_the_address_of_a_pack_opens_for_who_may_have_all_of_it(self):
        for owner, owned in GETS.items():
            self.sign_in(owner)
            place = ask(self.client, self.meeting).url
            for reader, numbers in GETS.items():
                with self.subTest(owner=owner, reader=reader):
                    self.sign_in(reader)
                    expected = 200 if set(owned) <= set(numbers) else 404
                    self.assertEqual(self.client.get(place).status_code, expected)

    def test_an_address_of_another_meeting_or_none_is_not_found(self):
        place = ask(self.client, self.meeting).url
        key = Pack.objects.get().key
        other = make_meeting().event.slug
        for wrong in [
            place.replace(self.meeting.event.slug, other), place.replace(key, "0" * 64),
            place.replace(key, "../../x"), place.replace(".zip", ".part"), place + "/",
            place.replace(key, key.upper()), f"/files/packs/{key}.zip",
        ]:  # fmt: skip
            with self.subTest(address=wrong):
                self.assertEqual(self.client.get(wrong).status_code, 404)


class ChangedRightsTests(TestCase):
    def setUp(self):
        self.meeting = make_meeting()
        self.document = make_working_document(self.meeting, "PTC/26/1")
        make_working_document(self.meeting, "PTC/26/2")
        self.place = ask(self.client, self.meeting).url

    def assert_closes(self):
        self.assertEqual(self.client.get(self.place).status_code, 404)
        for headers in [{"Range": "bytes=9-"}, {"If-None-Match": "*"}]:
            self.assertEqual(self.client.get(self.place, headers=headers).status_code, 404)
        self.assertEqual(self.client.head(self.place).status_code, 404)

    def test_opens_before(self):
        self.assertEqual(self.client.get(self.place).status_code, 200)

    def test_closes_when_a_document_is_restricted(self):
        self.document.access = FileAccess.REGISTERED
        self.document.save()
        self.assert_closes()

    def test_closes_when_a_document_is_taken_back(self):
        self.document.shown_at = None
        self.document.save()
        self.assert_closes()

    def test_closes_when_the_meeting_is_restricted(self):
        self.meeting.event.access = Access.REGISTERED
        self.meeting.event.save()
        self.assert_closes()

    def test_closes_when_the_scanner_finds_something(self):
        files = DocumentFile.objects.filter(document=self.document.document)
        files.update(scan=Scan.REFUSED, is_current=False)
        self.assert_closes()

    def test_stays_open_when_a_file_is_replaced(self):
        """Who is fetching it gets the rest of it."""
        files = DocumentFile.objects.filter(document=self.document.document)
        files.update(is_current=False)
        self.assertEqual(self.client.get(self.place).status_code, 200)

    def test_is_gone_with_its_meeting(self):
        self.document.delete()
        self.assert_closes()


class RestrictedMeetingTests(TestCase):
    def test_is_as_if_it_were_not_there(self):
        meeting = make_meeting(make_event(access=Access.REGISTERED))
        make_working_document(meeting)
        for place in [meeting.event.slug, "nothing-there", make_event().slug]:
            with self.subTest(slug=place):
                for method in [self.client.get, self.client.post]:
                    self.assertEqual(method(f"/en/events/{place}/pack/").status_code, 404)
        self.client.force_login(make_user())
        self.assertEqual(len(documents(fetch(self.client, meeting))), 1)


class ReasonTests(TestCase):
    def page(self, meeting):
        return self.client.get(f"/en/events/{meeting.event.slug}/pack/")

    def test_no_documents_yet(self):
        meeting = make_meeting()
        make_working_document(meeting, shown_at=None)
        self.assertContains(self.page(meeting), "There are no documents yet.")
        self.assertContains(self.page(meeting), "disabled>Download all documents")
        self.assertEqual(ask(self.client, meeting).status_code, 303)
        self.assertFalse(Pack.objects.exists())

    def test_locked(self):
        meeting = make_meeting()
        make_working_document(meeting, access=FileAccess.GROUPS)
        self.assertContains(self.page(meeting), "The documents are locked: sign in to open them.")
        self.client.force_login(make_user())
        self.assertContains(self.page(meeting), "your account does not open them")

    def test_the_page_of_a_meeting_offers_packs(self):
        meeting = make_meeting()
        make_working_document(meeting)
        address = f"/en/events/{meeting.event.slug}/"
        page = self.client.get(address)
        self.assertContains(page, "Download all in English (1 file, ")
        # Kept for all visitors, so nothing in it is for one of them.
        self.assertNotContains(page, "csrfmiddlewaretoken")
        self.client.force_login(make_user())
        self.assertContains(self.client.get(address), f'action="{address}pack/"')


class ReceiptTests(TestCase):
    def test_of_those_who_signed_in_alone(self):
        meeting = make_meeting()
        make_working_document(meeting)
        fetch(self.client, meeting)
        fetched = Record.objects.filter(action=Action.PACK_FETCHED)
        self.assertFalse(PackReceipt.objects.exists() or fetched.exists())
        user = make_user()
        self.client.force_login(user)
        fetch(self.client, meeting)
        receipt, record = PackReceipt.objects.get(), fetched.get()
        self.assertEqual((receipt.user, receipt.meeting), (user, meeting))
        self.assertEqual(record.details["files"], receipt.files)
        self.assertEqual(
            (record.actor, record.subject), (user, f"events.event {meeting.event.slug}")
        )

    def test_who_comes_by_the_address_alone_is_written_down(self):
        meeting = make_meeting()
        make_working_document(meeting, access=FileAccess.REGISTERED)
        self.client.force_login(make_user())
        place = ask(self.client, meeting).url
        other = make_user()
        self.client.force_login(other)
        for _time in range(3):
            self.client.get(place, headers={"Range": "bytes=0-9"})
        fetched = Record.objects.filter(action=Action.PACK_FETCHED, actor=other.pk)
        self.assertEqual(fetched.count(), 1)
        self.assertFalse(PackReceipt.objects.filter(user=other).exists())

    def test_looking_changes_nothing(self):
        meeting = make_meeting()
        make_working_document(meeting)
        self.client.force_login(make_user())
        self.client.get(f"/en/events/{meeting.event.slug}/pack/")
        self.assertFalse(Pack.objects.exists() or PackReceipt.objects.exists())


@override_settings(ACCEL_REDIRECT_PREFIX="/protected")
class HandedOverTests(TestCase):
    def test_the_web_server_is_told_where_the_archive_lies(self):
        meeting = make_meeting()
        make_working_document(meeting)
        response = self.client.get(ask(self.client, meeting).url)
        key = Pack.objects.get().key
        self.assertEqual(response["X-Accel-Redirect"], f"/protected/packs/{key}.zip")
        self.assertEqual(response.content, b"")
